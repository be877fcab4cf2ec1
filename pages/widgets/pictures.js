const LIBRARY = new URL("component/pages.widgets.pictures.plotlyjs/plotly.min.js", document.baseURI).href

let loading

function plotly() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = LIBRARY
    script.onload = () => resolve(window.Plotly)
    script.onerror = () => { loading = undefined; reject(new Error("the drawing code could not be loaded")) }
    document.head.append(script)
  })
  return loading
}

function wrapped(text, letters) {
  const lines = [""]
  for (const word of text.split(/\s+/)) {
    if (lines.at(-1) && lines.at(-1).length + word.length >= letters) lines.push("")
    lines[lines.length - 1] += (lines.at(-1) ? " " : "") + word
  }
  return lines
}

const plain = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")

function printed(drawn, data) {
  const layout = structuredClone(drawn.layout)
  const says = wrapped(data.says, 150)
  const caption = wrapped(data.caption, 170)
  const height = (drawn.layout.height || data.height) + 118 + 18 * says.length + 16 * caption.length
  const margin = { ...data.template.layout.margin, ...layout.margin }
  return {
    data: structuredClone(drawn.data),
    layout: {
      ...layout, width: 1200, height, autosize: false, template: data.template,
      paper_bgcolor: "#FFFFFF", plot_bgcolor: "#FFFFFF",
      margin: { ...margin, l: Math.max(margin.l, 24), r: Math.max(margin.r, 24),
        t: margin.t + 52 + 18 * says.length, b: margin.b + 76 + 16 * caption.length },
      title: {
        text: plain(data.title), x: 0, xref: "container", xanchor: "left", pad: { l: 24, t: 20 },
        y: 1, yref: "container", yanchor: "top", font: { family: data.serif, size: 22, color: "#20242A" },
        subtitle: { text: says.map(plain).join("<br>"), font: { size: 14, color: "#5B6067" } },
      },
      annotations: [...(layout.annotations || []), {
        text: caption.map(plain).join("<br>"), xref: "paper", yref: "paper", x: 0, y: 0, xanchor: "left",
        yanchor: "top", yshift: -(margin.b + 60), align: "left", showarrow: false,
        font: { size: 12, color: "#5B6067" },
      }],
    },
  }
}

function save(address, name) {
  const anchor = document.createElement("a")
  anchor.href = address
  anchor.download = name
  anchor.click()
}

async function picture(data, format) {
  const drawn = document.querySelector(`.st-key-card-${CSS.escape(data.chart)} .js-plotly-plot`)
  if (!drawn) throw new Error("the chart is not on the page")
  const library = await plotly()
  const { data: traces, layout } = printed(drawn, data)
  const options = { format, width: 1200, height: layout.height, scale: format === "png" ? 2 : 1 }
  return library.toImage({ data: traces, layout }, options)
}

async function download(data, format) {
  save(await picture(data, format), `${data.name}.${format}`)
}

async function everything({ charts, name }) {
  const files = []
  for (const [place, chart] of charts.entries()) {
    for (const format of ["png", "svg"]) {
      const answer = await fetch(await picture(chart, format))
      files.push([`${place + 1}-${chart.name}.${format}`, new Uint8Array(await answer.arrayBuffer())])
    }
  }
  const address = URL.createObjectURL(zip(files))
  save(address, `${name}.zip`)
  URL.revokeObjectURL(address)
}

export default function ({ data, parentElement }) {
  const actions = data.charts
    ? [["All charts as pictures (ZIP)", () => everything(data)]]
    : [["Picture (PNG)", () => download(data, "png")], ["Drawing (SVG)", () => download(data, "svg")]]
  const root = parentElement.querySelector(".buttons")
  root.replaceChildren(...actions.map(([label, act]) => {
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = label
    button.onclick = async () => {
      button.disabled = true
      try {
        await act()
        button.textContent = label
      } catch (error) {
        button.textContent = `${label}: ${error.message}`
      } finally {
        button.disabled = false
      }
    }
    return button
  }))
}
