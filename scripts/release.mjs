// @ts-check
// npm run release -- [--dry-run] [--destination DIR]: writes the files of a release, and tags it
// unless it is a dry run. Publishing is a separate step; the last lines print its commands.
import { bootstrap } from './bootstrap.mjs'
import { readOptions } from './read-options.mjs'
import { readRelease, tagRelease, writeRelease } from './release-files.mjs'

const values = readOptions({
  'dry-run': { type: 'boolean', default: false },
  destination: { type: 'string', default: 'dist/release' },
})

await bootstrap()
const release = readRelease()
if (!values['dry-run']) tagRelease(release)
const files = await writeRelease(release, values.destination)
console.log(
  `Release ${release.version}${values['dry-run'] ? ' (dry run: nothing was tagged)' : ''}`,
)
for (const file of files) console.log(file)
console.log('Publish it from a workflow with "id-token: write", which provenance needs:')
for (const file of files.filter((each) => each.endsWith('.tgz'))) {
  console.log(`npm publish ${file} --provenance`)
}
