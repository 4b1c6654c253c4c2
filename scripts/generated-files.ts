import { renderScale, scalePath } from '../bench/scale/render-scale.ts'
import { renderConfig } from './render-config.ts'
import { renderErrors } from './render-errors.ts'
import { renderFidelity } from './render-fidelity.ts'
import { renderKnownBehaviours } from './render-known-behaviours.ts'
import { renderRoutes } from './render-routes.ts'
import { renderSqliteSchema } from './render-schema.ts'

/** A file that is made from the code, and checked in so that a change to it is seen. */
export interface GeneratedFile {
  /** From the root of the repository. */
  readonly path: string
  /** Its text, before it is formatted. */
  render(): string | Promise<string>
}

/** Add a line for each further file. */
export const generatedFiles: readonly GeneratedFile[] = [
  { path: 'docs/config.md', render: renderConfig },
  { path: 'docs/errors.md', render: renderErrors },
  { path: 'docs/fidelity.md', render: renderFidelity },
  { path: 'packages/service/src/drift/known-behaviours.ts', render: renderKnownBehaviours },
  { path: scalePath, render: renderScale },
  { path: 'docs/routes.md', render: renderRoutes },
  // Its PostgreSQL counterpart needs a server, so a test of the store holds it to its word.
  { path: 'packages/service/src/store/schema.sqlite.sql', render: renderSqliteSchema },
]
