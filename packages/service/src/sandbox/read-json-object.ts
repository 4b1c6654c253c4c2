import { brokenRule } from '@accredit/contract'
import { readFields, type FieldReader } from '../rules/admin/setup-fields.ts'
import type { SetupProblem } from '../rules/admin/setup-fields.ts'
import { isTooDeep } from '../rules/read/is-too-deep.ts'
import { withoutBlanks } from '../rules/read/without-blanks.ts'
import type { BodyText } from '../rules/read/read-body-text.ts'
import { enforce, refuse } from '../rules/refusal.ts'

/**
 * Parses the body of a call to the sandbox's own routes.
 * @param example shown to a caller whose body is not JSON
 * @throws Refused InvalidRequestInput naming the member, its value and the rule
 */
export function readJsonObject<T>(
  body: unknown,
  options: { readonly known: readonly string[]; readonly example: string },
  read: (fields: FieldReader) => T,
): T {
  const rule = brokenRule('JsonObjectLike', { example: options.example })
  const { text = '', refusal } = (body ?? {}) as Partial<BodyText>
  enforce(refusal)
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    return refuse('InvalidRequestInput', { field: 'body', value: 'not JSON', rule })
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return refuse('InvalidRequestInput', { field: 'body', value: 'no object', rule })
  }
  if (isTooDeep(document)) {
    return refuse('InvalidRequestInput', { field: 'body', value: 'nested too deep', rule })
  }
  const problems: SetupProblem[] = []
  const value = read(readFields(withoutBlanks(document), '', options.known, problems))
  const [found] = problems
  if (!found) return value
  return refuse('InvalidRequestInput', {
    field: found.path,
    value: found.value === undefined ? 'missing' : JSON.stringify(found.value).slice(0, 200),
    rule: found.broken,
  })
}
