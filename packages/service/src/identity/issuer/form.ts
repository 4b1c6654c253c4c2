import { refuseToken } from './token-error.ts'

/** The parameters of a form or a query, each at most once. */
export type Form = ReadonlyMap<string, string>

/** Parses form-encoded text. OAuth forbids repeated parameters; an empty one counts as absent. */
export function readForm(encoded: string): Form {
  const form = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(encoded)) {
    if (form.has(name)) return refuseToken('ParameterRepeated', { parameter: name })
    form.set(name, value)
  }
  for (const [name, value] of form) if (value === '') form.delete(name)
  return form
}

/** Reads a required parameter. */
export function required(form: Form, parameter: string): string {
  return form.get(parameter) ?? refuseToken('ParameterMissing', { parameter })
}
