/** Removes the trace ids and the time at the end of Entra ID's error descriptions. */
export function stripTraceIds(description: string): string {
  return description.split(/\s+Trace ID:/, 1).join('')
}
