/** Far more levels than any schema has, and far fewer than `JSON.stringify` can handle. */
export const deepest = 32

/** Checks whether a value is nested deeper than any documented one. */
export function isTooDeep(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((inner) => isTooDeep(inner, levels - 1))
}
