import { lazy, type ComponentType, type LazyExoticComponent } from 'react'

/**
 * A component that the first page can render without. If it fails to load, its placeholder stays
 * and the page keeps working.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  standIn: ComponentType<Props>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await load().catch(() => standIn) }))
}
