// @ts-check
/**
 * An entry of an archive.
 * @typedef {object} TarEntry
 * @property {string} path relative, with slashes
 * @property {'file' | 'folder' | 'link'} kind
 * @property {Buffer} [content] of a file
 * @property {string} [target] of a link
 * @property {number} [mode]
 * @property {number} [owner] id of user and group; 0 unless told otherwise
 */

const block = 512
const types = { file: '0', link: '2', folder: '5' }

/**
 * Writes an archive in the form of POSIX (ustar), without times, so that the same entries are the same bytes.
 * @param {readonly TarEntry[]} entries
 * @returns {Buffer}
 * @throws when a path is longer than the form allows
 */
export function writeTar(entries) {
  const parts = entries.flatMap((entry) => {
    const { content = Buffer.alloc(0) } = entry
    const rest = (block - (content.length % block)) % block
    return [writeHead(entry, content.length), content, Buffer.alloc(rest)]
  })
  return Buffer.concat([...parts, Buffer.alloc(2 * block)])
}

/**
 * @param {TarEntry} entry
 * @param {number} size
 */
function writeHead({ path, kind, target = '', mode, owner = 0 }, size) {
  const head = Buffer.alloc(block)
  const [name, prefix] = splitPath(kind === 'folder' ? `${path}/` : path)
  /** @type {(value: number, at: number, length: number) => void} */
  const writeOctal = (value, at, length) => {
    head.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at)
  }
  head.write(name, 0)
  writeOctal(mode ?? (kind === 'file' ? 0o644 : 0o755), 100, 8)
  writeOctal(owner, 108, 8)
  writeOctal(owner, 116, 8)
  writeOctal(size, 124, 12)
  writeOctal(0, 136, 12)
  // The sum is taken with spaces in its own place.
  head.fill(' ', 148, 156)
  head.write(types[kind], 156)
  head.write(target, 157, 100)
  head.write('ustar\x0000', 257)
  head.write(prefix, 345)
  const sum = head.reduce((total, byte) => total + byte, 0)
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return head
}

/**
 * Divides a path where the form wants that: 100 bytes for its end, 155 for its beginning.
 * @param {string} path
 * @returns {[string, string]}
 */
function splitPath(path) {
  if (Buffer.byteLength(path) <= 100) return [path, '']
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    const [prefix, name] = [path.slice(0, at), path.slice(at + 1)]
    if (prefix.length <= 155 && name.length <= 100 && name !== '') return [name, prefix]
  }
  throw new Error(`${path} is too long for an archive.`)
}
