// @ts-check
// npm run image -- [--destination DIR]: writes an OCI image of the built package, for this machine’s processor.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { bootstrap } from './bootstrap.mjs'
import { buildPackages } from './published-packages.mjs'
import { readOptions } from './read-options.mjs'
import { writeImage } from './write-image.mjs'

const { destination } = readOptions({ destination: { type: 'string', default: 'dist/image' } })

await bootstrap()
await buildPackages()
try {
  const { name, archive, digest } = await writeImage()
  const folder = resolve(destination)
  mkdirSync(folder, { recursive: true })
  const file = join(folder, name)
  writeFileSync(file, archive)
  console.log(file)
  console.log(`${digest}, ${(archive.length / 1_000_000).toFixed(0)} MB`)
  console.log(`podman load --input ${file}   # or: skopeo copy oci-archive:${file} docker://…`)
} catch (error) {
  process.stderr.write(`${/** @type {Error} */ (error).message}\n`)
  process.exitCode = 1
}
