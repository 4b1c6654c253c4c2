import { allRoutes } from '@accredit/contract'
import { bodyOf, operations as described, type Schema } from '../wire/described.ts'

export { resolve as resolveSchema, type Schema } from '../wire/described.ts'

/** One operation, as whoever reads the published description knows it. */
export interface Operation {
  readonly name: string
  readonly method: string
  /** With `{name}` for each path parameter. */
  readonly path: string
  readonly query: readonly string[]
  readonly headers: readonly string[]
  readonly body: Schema | undefined
  /** True when a success is a stream that does not end by itself. */
  readonly streams: boolean
}

/** Every operation of the published API; the sandbox's own are among `otherTargets`. */
export const operations: readonly Operation[] = described
  .filter(({ operationId }) => Object.hasOwn(allRoutes, operationId))
  .map((operation) => {
    const namesIn = (place: string) =>
      operation.parameters.filter((each) => each.in === place).map(({ name }) => name)
    const media = Object.values(operation.responses).flatMap(({ content }) =>
      Object.keys(content ?? {}),
    )
    return {
      name: operation.operationId,
      method: operation.method,
      path: operation.path,
      query: namesIn('query'),
      headers: namesIn('header'),
      body: bodyOf(operation).schema,
      streams: media.includes('text/event-stream'),
    }
  })
