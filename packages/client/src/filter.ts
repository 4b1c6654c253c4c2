/** Values that this client knows, and any other text: sets on the wire are open. */
export type OpenSet<Known extends string> = Known | (string & {})

/** One condition on one field. */
export interface FieldFilter<Field extends string, Operator extends string> {
  readonly field: OpenSet<Field>
  readonly operator: OpenSet<Operator>
  readonly value: string
}

/** Writes a filter as the query parameter carries it. Source: the .NET SDK's filters. */
export function filterText(filter: FieldFilter<string, string>): string {
  return JSON.stringify({ Field: filter.field, Value: filter.value, Operator: filter.operator })
}
