// A ZIP of files as they are (PKWARE APPNOTE 6.3, method 0): pictures are compressed already.
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1
  return byte >>> 0
})

const checksum = (bytes) => ~bytes.reduce((sum, byte) => TABLE[(sum ^ byte) & 255] ^ (sum >>> 8), -1) >>> 0

// A record of `size` bytes; each field is its place, its length in bytes (2 or 4) and its value.
function record(size, fields) {
  const view = new DataView(new ArrayBuffer(size))
  for (const [place, length, value] of fields) {
    if (length === 4) view.setUint32(place, value, true)
    else view.setUint16(place, value, true)
  }
  return new Uint8Array(view.buffer)
}

function zip(files) {
  const pieces = [], listed = []
  let at = 0
  for (const [name, bytes] of files) {
    const title = new TextEncoder().encode(name)
    const about = [[4, 2, 20], [6, 2, 0x0800], [12, 2, 0x21], [14, 4, checksum(bytes)], [18, 4, bytes.length],
      [22, 4, bytes.length], [26, 2, title.length]]
    const later = about.map(([place, length, value]) => [place + 2, length, value])
    pieces.push(record(30, [[0, 4, 0x04034b50], ...about]), title, bytes)
    listed.push(record(46, [[0, 4, 0x02014b50], ...later, [42, 4, at]]), title)
    at += 30 + title.length + bytes.length
  }
  const size = listed.reduce((sum, piece) => sum + piece.length, 0)
  const end = [[0, 4, 0x06054b50], [8, 2, files.length], [10, 2, files.length], [12, 4, size], [16, 4, at]]
  return new Blob([...pieces, ...listed, record(22, end)], { type: "application/zip" })
}
