import { lazy, type ComponentType, type LazyExoticComponent } from 'react'

/**
 * A part that the first page can do without for a moment. Where it cannot be loaded, its stand-in stays
 * instead of the whole page breaking.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  standIn: ComponentType<Props>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await load().catch(() => standIn) }))
}
