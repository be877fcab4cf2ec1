"""DataFrame -> plotly figure: one module a kind of chart, all in the look of `template`.

A chart is a function `f(frame, inks=..., ...) -> Figure`. It carries the ids of what is drawn in `customdata` (the
first value), so that a click can open the evidence, and sets no colour of text or ground: the template does, for
light, dark and print.
"""
