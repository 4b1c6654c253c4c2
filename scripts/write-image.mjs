// @ts-check
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { baseEntries, imageUser, packageEntries } from './image-files.mjs'
import { root } from './root.mjs'
import { writeTar } from './write-tar.mjs'

const oci = 'application/vnd.oci.image'
const architectures = { x64: 'amd64', arm64: 'arm64' }
/** No real time, so that the same files give the same image. */
const created = '1970-01-01T00:00:00Z'

/**
 * Writes the image of the built package as an archive in the OCI image layout.
 * @returns {Promise<{ name: string, archive: Buffer, digest: string }>} `name` of the file;
 * `digest` of the manifest
 * @throws where it cannot be built on this machine
 */
export async function writeImage() {
  const architecture = /** @type {Record<string, string>} */ (architectures)[process.arch]
  if (process.platform !== 'linux' || architecture === undefined) {
    throw new Error(
      `An image can be built only on Linux with x64 or arm64, from this machine’s Node; this is ${process.platform} with ${process.arch}.`,
    )
  }
  const manifest = JSON.parse(readFileSync(join(root, 'packages/service/package.json'), 'utf8'))
  const layers = await Promise.all(
    [baseEntries(), packageEntries()].map(async (entries) => {
      const tar = await writeTar(entries)
      return { tar, blob: gzipSync(tar, { level: 9 }) }
    }),
  )
  const config = json({
    architecture,
    os: 'linux',
    created,
    config: {
      User: `${imageUser}:${imageUser}`,
      WorkingDir: '/app',
      Env: [
        'PATH=/usr/local/bin',
        'NODE_ENV=production',
        'ACCREDIT_DATA=/var/lib/accredit',
        'ACCREDIT_HOST=0.0.0.0',
        'ACCREDIT_PORT=8787',
      ],
      Entrypoint: ['/usr/local/bin/node', '/app/dist/bin.js'],
      Cmd: ['serve'],
      ExposedPorts: { '8787/tcp': {} },
      Volumes: { '/var/lib/accredit': {} },
      StopSignal: 'SIGTERM',
      Labels: {
        'org.opencontainers.image.title': manifest.name,
        'org.opencontainers.image.description': manifest.description,
        'org.opencontainers.image.version': manifest.version,
        'org.opencontainers.image.licenses': manifest.license,
        'org.opencontainers.image.source': manifest.repository.url.replace(/^git\+|\.git$/g, ''),
      },
    },
    rootfs: { type: 'layers', diff_ids: layers.map(({ tar }) => digestOf(tar)) },
    history: ['Node and its libraries', `accredit ${manifest.version}`].map((comment) => ({
      created,
      comment,
    })),
  })
  const image = json({
    schemaVersion: 2,
    mediaType: `${oci}.manifest.v1+json`,
    config: describe(`${oci}.config.v1+json`, config),
    layers: layers.map(({ blob }) => describe(`${oci}.layer.v1.tar+gzip`, blob)),
  })
  const index = json({
    schemaVersion: 2,
    mediaType: `${oci}.index.v1+json`,
    manifests: [
      {
        ...describe(`${oci}.manifest.v1+json`, image),
        platform: { architecture, os: 'linux' },
        annotations: { 'org.opencontainers.image.ref.name': manifest.version },
      },
    ],
  })
  const blobs = [config, image, ...layers.map(({ blob }) => blob)]
  const archive = await writeTar([
    { path: 'oci-layout', kind: 'file', content: json({ imageLayoutVersion: '1.0.0' }) },
    { path: 'index.json', kind: 'file', content: index },
    { path: 'blobs', kind: 'folder' },
    { path: 'blobs/sha256', kind: 'folder' },
    ...blobs.map((content) => ({
      path: `blobs/${digestOf(content).replace(':', '/')}`,
      kind: /** @type {const} */ ('file'),
      content,
    })),
  ])
  const name = `accredit-${manifest.version}-linux-${architecture}.oci.tar`
  return { name, archive, digest: digestOf(image) }
}

/** @param {unknown} value */
function json(value) {
  return Buffer.from(JSON.stringify(value))
}

/** @param {Buffer} content */
function digestOf(content) {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`
}

/**
 * @param {string} mediaType
 * @param {Buffer} content
 */
function describe(mediaType, content) {
  return { mediaType, digest: digestOf(content), size: content.length }
}
