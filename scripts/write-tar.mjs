// @ts-check
import { buffer } from 'node:stream/consumers'
import { pack } from 'tar-stream'

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

const types = /** @type {const} */ ({ file: 'file', link: 'symlink', folder: 'directory' })

/**
 * Writes an archive without times, so that the same entries give the same bytes.
 * @param {readonly TarEntry[]} entries
 * @returns {Promise<Buffer>}
 */
export async function writeTar(entries) {
  const archive = pack()
  for (const { path, kind, content = '', target, mode, owner = 0 } of entries) {
    archive.entry(
      {
        name: path,
        type: types[kind],
        mode: mode ?? (kind === 'file' ? 0o644 : 0o755),
        uid: owner,
        gid: owner,
        mtime: new Date(0),
        ...(target !== undefined && { linkname: target }),
      },
      content,
    )
  }
  archive.finalize()
  return buffer(archive)
}
