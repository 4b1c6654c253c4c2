/**
 * Reads one of some names in any spelling that is sent: snake_case, camelCase, PascalCase, spaced or
 * hyphenated, or its ordinal. Answers `undefined` for anything else.
 * @example parseName(filterOperators, 'StartsWith') // 'starts_with'
 */
export function parseName<Name extends string>(
  names: readonly Name[],
  value: unknown,
): Name | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const text = String(value).trim()
  // Before anything is dropped: without its hyphen "-1" would be an ordinal.
  if (/^(0|[1-9]\d?)$/.test(text)) return names[Number(text)]
  const spelling = fold(text)
  return names.find((name) => fold(name) === spelling)
}

function fold(text: string): string {
  return text.replace(/[_\- ]/g, '').toLowerCase()
}
