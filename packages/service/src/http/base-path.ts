import type { Instance } from './context.ts'

/** Path below which the pages of an instance stand: `/s/{name}` of a named sandbox, else empty. */
export function basePathOf({ publicUrl }: Pick<Instance, 'publicUrl'>): string {
  return new URL(publicUrl()).pathname.replace(/\/$/, '')
}
