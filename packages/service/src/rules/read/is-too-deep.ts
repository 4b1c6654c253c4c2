/** Far more levels than any form has, and far fewer than `JSON.stringify` can show again. */
export const deepest = 32

/** Checks that a sent value is nested deeper than any documented one. */
export function isTooDeep(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((inner) => isTooDeep(inner, levels - 1))
}
