"""A small library in our own words: invented people at invented talks, and one article that means harm."""

from pathlib import Path

ARTICLES = {
    "envoy-arrives": """---
title: Envoy Marsh arrives in Geneva for talks on the river treaty
date: 2021-03-02
source: Lake Courier
---

GENEVA, March 2 -- Special Envoy Helena Marsh arrived in Geneva on Tuesday and met Deputy Foreign Minister Tomas Reyl
at the Palais Wilson.

"We are ready for practical steps on the river treaty," Marsh said after the meeting. "Patience is a policy too."

Reyl said the two sides had agreed to meet again on Friday. He warned that the year-end deadline for the treaty would
not move.
""",
    "reyl-answers": """---
title: Reyl calls for a measured exchange
date: 2021-03-05
source: Lake Courier
---

GENEVA, March 5 -- Deputy Foreign Minister Tomas Reyl said on Friday that his government wanted "a measured exchange"
over the dams.

"We will not be hurried," Reyl told reporters. "A measured exchange needs time." He held talks with Special Envoy
Helena Marsh for two hours.

Marsh said she remained ready for practical steps, and that a summit was planned for April 20.
""",
    "summit-planned": """---
title: Summit on the river treaty planned for April
date: 2021-03-19
source: Harbour Post
---

The foreign ministry said on Friday that a summit on the river treaty would be held in Geneva on April 20.

"Practical steps come first," Special Envoy Helena Marsh said. Deputy Foreign Minister Tomas Reyl rejected the idea of
a deadline. "There is no deadline," Reyl said. "There is only the river."
""",
    "summit-held": """---
title: Leaders sign nothing at the river summit
date: 2021-04-20
source: Harbour Post
---

GENEVA, April 20 -- Special Envoy Helena Marsh met Deputy Foreign Minister Tomas Reyl on Tuesday at a summit that ended
without a signature.

"We spoke of shared water for the first time," Marsh said. "Shared water means shared work." Reyl said that the talks
were sad, bitter and useless.
""",
    "means-harm": """---
title: "<img src=x onerror='window.harmed=1'> [press](javascript:window.harmed=1) :material/delete: $x$"
date: 2021-04-21
source: "=HYPERLINK(\\"http://example.invalid\\")"
---

<script>window.harmed = 1</script> "I am <b onclick='window.harmed=1'>not bold</b>," Special Envoy Helena Marsh said on
Wednesday. <img src="http://example.invalid/pixel.png" onerror="window.harmed=1">

"=1+1 is **a formula** and [a link](javascript:window.harmed=1)," Deputy Foreign Minister Tomas Reyl said.
""",
}


def write_articles(folder: Path) -> Path:
    """The articles as Markdown files in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in ARTICLES.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    return folder
