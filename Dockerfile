# An image with build-site and nothing else beside a small Debian: `docker build -t build-site .`, then, in a show's folder,
# `docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/show" build-site`.
FROM swift:6.3.1-bookworm AS build
WORKDIR /build
COPY . .
RUN .ci/setup \
    && .ci/release /release \
    && tar -C /release -xzf /release/build-site-*.tar.gz --strip-components=1

FROM debian:bookworm-slim
COPY --from=build /release/build-site /usr/local/bin/build-site
COPY --from=build /release/build-site.1 /usr/local/share/man/man1/build-site.1
WORKDIR /show
USER 65534:65534
ENTRYPOINT ["build-site"]
