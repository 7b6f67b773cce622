"""The page on paper."""

import io
import re
import unicodedata

from pypdf import PdfReader

from .site import EPISODE, check, expect


@check("Printed to a file, an episode has every word of its transcript, margins, and no page with nothing but its address")
def printed(site):
    for path in (EPISODE, "episodes/先听房间/"):
        with site.page(path) as page:
            said = page.locator(".line .speech").all_text_contents()
            pdf = PdfReader(io.BytesIO(page.pdf(format="A4")))
        # Fonts join some letters to one.
        texts = [re.sub(r"\s+", "", unicodedata.normalize("NFKC", sheet.extract_text())) for sheet in pdf.pages]
        whole = "".join(texts)
        # A paragraph may go over two sheets. Fonts of ideographs say of some of them that they are radicals.
        for word in re.findall(r"\w+", " ".join(said)) if path == EPISODE else ():
            expect(word in whole, path, word)
        expect(len(texts) < 10 and len(texts[-1]) > 100, path, [len(text) for text in texts])
        for sheet in pdf.pages:
            expect(abs(float(sheet.mediabox.width) - 595) < 2, sheet.mediabox)
            edges = []
            sheet.extract_text(visitor_text=lambda text, place, matrix, *_: text.strip() and edges.append(matrix[4] * place[0] + place[4]))
            expect(not edges or min(edges) > 28, path, "text at the very edge", min(edges, default=None))
