// Templates/ inside the program. A new file there needs its lines here: a test compares the two.
#include "CDefaultTheme.h"

static const unsigned char assets_copy_js[] = {
#embed "../../Templates/assets/copy.js"
};
static const unsigned char assets_feed_css[] = {
#embed "../../Templates/assets/feed.css"
};
static const unsigned char assets_fold_js[] = {
#embed "../../Templates/assets/fold.js"
};
static const unsigned char assets_here_js[] = {
#embed "../../Templates/assets/here.js"
};
static const unsigned char assets_keys_js[] = {
#embed "../../Templates/assets/keys.js"
};
static const unsigned char assets_languages_js[] = {
#embed "../../Templates/assets/languages.js"
};
static const unsigned char assets_lockscreen_js[] = {
#embed "../../Templates/assets/lockscreen.js"
};
static const unsigned char assets_memory_js[] = {
#embed "../../Templates/assets/memory.js"
};
static const unsigned char assets_moment_js[] = {
#embed "../../Templates/assets/moment.js"
};
static const unsigned char assets_player_js[] = {
#embed "../../Templates/assets/player.js"
};
static const unsigned char assets_reader_js[] = {
#embed "../../Templates/assets/reader.js"
};
static const unsigned char assets_resume_js[] = {
#embed "../../Templates/assets/resume.js"
};
static const unsigned char assets_settings_js[] = {
#embed "../../Templates/assets/settings.js"
};
static const unsigned char assets_share_js[] = {
#embed "../../Templates/assets/share.js"
};
static const unsigned char assets_site_css[] = {
#embed "../../Templates/assets/site.css"
};
static const unsigned char assets_site_js[] = {
#embed "../../Templates/assets/site.js"
};
static const unsigned char embed_html[] = {
#embed "../../Templates/embed.html"
};
static const unsigned char episode_html[] = {
#embed "../../Templates/episode.html"
};
static const unsigned char episodes_html[] = {
#embed "../../Templates/episodes.html"
};
static const unsigned char home_html[] = {
#embed "../../Templates/home.html"
};
static const unsigned char not_found_html[] = {
#embed "../../Templates/not-found.html"
};
static const unsigned char page_html[] = {
#embed "../../Templates/page.html"
};
static const unsigned char partials_about_html[] = {
#embed "../../Templates/partials/about.html"
};
static const unsigned char partials_chapter_index_html[] = {
#embed "../../Templates/partials/chapter-index.html"
};
static const unsigned char partials_chapters_html[] = {
#embed "../../Templates/partials/chapters.html"
};
static const unsigned char partials_contents_html[] = {
#embed "../../Templates/partials/contents.html"
};
static const unsigned char partials_episode_line_html[] = {
#embed "../../Templates/partials/episode-line.html"
};
static const unsigned char partials_episode_meta_html[] = {
#embed "../../Templates/partials/episode-meta.html"
};
static const unsigned char partials_episode_row_html[] = {
#embed "../../Templates/partials/episode-row.html"
};
static const unsigned char partials_footer_html[] = {
#embed "../../Templates/partials/footer.html"
};
static const unsigned char partials_head_html[] = {
#embed "../../Templates/partials/head.html"
};
static const unsigned char partials_header_html[] = {
#embed "../../Templates/partials/header.html"
};
static const unsigned char partials_latest_html[] = {
#embed "../../Templates/partials/latest.html"
};
static const unsigned char partials_layout_html[] = {
#embed "../../Templates/partials/layout.html"
};
static const unsigned char partials_links_html[] = {
#embed "../../Templates/partials/links.html"
};
static const unsigned char partials_listen_html[] = {
#embed "../../Templates/partials/listen.html"
};
static const unsigned char partials_masthead_html[] = {
#embed "../../Templates/partials/masthead.html"
};
static const unsigned char partials_moment_html[] = {
#embed "../../Templates/partials/moment.html"
};
static const unsigned char partials_neighbours_html[] = {
#embed "../../Templates/partials/neighbours.html"
};
static const unsigned char partials_notes_html[] = {
#embed "../../Templates/partials/notes.html"
};
static const unsigned char partials_page_contents_html[] = {
#embed "../../Templates/partials/page-contents.html"
};
static const unsigned char partials_page_neighbours_html[] = {
#embed "../../Templates/partials/page-neighbours.html"
};
static const unsigned char partials_pagination_html[] = {
#embed "../../Templates/partials/pagination.html"
};
static const unsigned char partials_people_bios_html[] = {
#embed "../../Templates/partials/people-bios.html"
};
static const unsigned char partials_picture_html[] = {
#embed "../../Templates/partials/picture.html"
};
static const unsigned char partials_player_html[] = {
#embed "../../Templates/partials/player.html"
};
static const unsigned char partials_quote_html[] = {
#embed "../../Templates/partials/quote.html"
};
static const unsigned char partials_resume_html[] = {
#embed "../../Templates/partials/resume.html"
};
static const unsigned char partials_row_score_html[] = {
#embed "../../Templates/partials/row-score.html"
};
static const unsigned char partials_score_html[] = {
#embed "../../Templates/partials/score.html"
};
static const unsigned char partials_seasons_html[] = {
#embed "../../Templates/partials/seasons.html"
};
static const unsigned char partials_soundbites_html[] = {
#embed "../../Templates/partials/soundbites.html"
};
static const unsigned char partials_sponsors_html[] = {
#embed "../../Templates/partials/sponsors.html"
};
static const unsigned char partials_tags_html[] = {
#embed "../../Templates/partials/tags.html"
};
static const unsigned char partials_take_part_html[] = {
#embed "../../Templates/partials/take-part.html"
};
static const unsigned char partials_topics_html[] = {
#embed "../../Templates/partials/topics.html"
};
static const unsigned char partials_transcript_html[] = {
#embed "../../Templates/partials/transcript.html"
};
static const unsigned char people_html[] = {
#embed "../../Templates/people.html"
};
static const unsigned char person_html[] = {
#embed "../../Templates/person.html"
};
static const unsigned char season_html[] = {
#embed "../../Templates/season.html"
};
static const unsigned char strings_ar_yml[] = {
#embed "../../Templates/strings/ar.yml"
};
static const unsigned char strings_en_yml[] = {
#embed "../../Templates/strings/en.yml"
};
static const unsigned char strings_zh_Hans_yml[] = {
#embed "../../Templates/strings/zh-Hans.yml"
};
static const unsigned char strings_zh_Hant_yml[] = {
#embed "../../Templates/strings/zh-Hant.yml"
};
static const unsigned char tag_html[] = {
#embed "../../Templates/tag.html"
};
static const unsigned char tags_html[] = {
#embed "../../Templates/tags.html"
};

#define ENTRY(path, bytes) {path, bytes, sizeof bytes}

static const struct default_theme_file files[] = {
    ENTRY("assets/copy.js", assets_copy_js),
    ENTRY("assets/feed.css", assets_feed_css),
    ENTRY("assets/fold.js", assets_fold_js),
    ENTRY("assets/here.js", assets_here_js),
    ENTRY("assets/keys.js", assets_keys_js),
    ENTRY("assets/languages.js", assets_languages_js),
    ENTRY("assets/lockscreen.js", assets_lockscreen_js),
    ENTRY("assets/memory.js", assets_memory_js),
    ENTRY("assets/moment.js", assets_moment_js),
    ENTRY("assets/player.js", assets_player_js),
    ENTRY("assets/reader.js", assets_reader_js),
    ENTRY("assets/resume.js", assets_resume_js),
    ENTRY("assets/settings.js", assets_settings_js),
    ENTRY("assets/share.js", assets_share_js),
    ENTRY("assets/site.css", assets_site_css),
    ENTRY("assets/site.js", assets_site_js),
    ENTRY("embed.html", embed_html),
    ENTRY("episode.html", episode_html),
    ENTRY("episodes.html", episodes_html),
    ENTRY("home.html", home_html),
    ENTRY("not-found.html", not_found_html),
    ENTRY("page.html", page_html),
    ENTRY("partials/about.html", partials_about_html),
    ENTRY("partials/chapter-index.html", partials_chapter_index_html),
    ENTRY("partials/chapters.html", partials_chapters_html),
    ENTRY("partials/contents.html", partials_contents_html),
    ENTRY("partials/episode-line.html", partials_episode_line_html),
    ENTRY("partials/episode-meta.html", partials_episode_meta_html),
    ENTRY("partials/episode-row.html", partials_episode_row_html),
    ENTRY("partials/footer.html", partials_footer_html),
    ENTRY("partials/head.html", partials_head_html),
    ENTRY("partials/header.html", partials_header_html),
    ENTRY("partials/latest.html", partials_latest_html),
    ENTRY("partials/layout.html", partials_layout_html),
    ENTRY("partials/links.html", partials_links_html),
    ENTRY("partials/listen.html", partials_listen_html),
    ENTRY("partials/masthead.html", partials_masthead_html),
    ENTRY("partials/moment.html", partials_moment_html),
    ENTRY("partials/neighbours.html", partials_neighbours_html),
    ENTRY("partials/notes.html", partials_notes_html),
    ENTRY("partials/page-contents.html", partials_page_contents_html),
    ENTRY("partials/page-neighbours.html", partials_page_neighbours_html),
    ENTRY("partials/pagination.html", partials_pagination_html),
    ENTRY("partials/people-bios.html", partials_people_bios_html),
    ENTRY("partials/picture.html", partials_picture_html),
    ENTRY("partials/player.html", partials_player_html),
    ENTRY("partials/quote.html", partials_quote_html),
    ENTRY("partials/resume.html", partials_resume_html),
    ENTRY("partials/row-score.html", partials_row_score_html),
    ENTRY("partials/score.html", partials_score_html),
    ENTRY("partials/seasons.html", partials_seasons_html),
    ENTRY("partials/soundbites.html", partials_soundbites_html),
    ENTRY("partials/sponsors.html", partials_sponsors_html),
    ENTRY("partials/tags.html", partials_tags_html),
    ENTRY("partials/take-part.html", partials_take_part_html),
    ENTRY("partials/topics.html", partials_topics_html),
    ENTRY("partials/transcript.html", partials_transcript_html),
    ENTRY("people.html", people_html),
    ENTRY("person.html", person_html),
    ENTRY("season.html", season_html),
    ENTRY("strings/ar.yml", strings_ar_yml),
    ENTRY("strings/en.yml", strings_en_yml),
    ENTRY("strings/zh-Hans.yml", strings_zh_Hans_yml),
    ENTRY("strings/zh-Hant.yml", strings_zh_Hant_yml),
    ENTRY("tag.html", tag_html),
    ENTRY("tags.html", tags_html),
};

const struct default_theme_file *default_theme_files(void) { return files; }
size_t default_theme_file_count(void) { return sizeof files / sizeof files[0]; }
