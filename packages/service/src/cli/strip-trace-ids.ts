/** Entra ID ends its descriptions with trace ids and a time, which say nothing to a person. */
export function stripTraceIds(description: string): string {
  return description.split(/\s+Trace ID:/, 1).join('')
}
