// @ts-check
// npm run build: all that is released, in the dist folders of the packages.
import { bootstrap } from './bootstrap.mjs'
import { buildPackages } from './published-packages.mjs'

await bootstrap()
await buildPackages()
