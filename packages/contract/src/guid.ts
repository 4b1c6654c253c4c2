const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Says whether a text is a GUID of any version, the all-zero one included. */
export function isGuid(text: unknown): text is string {
  return typeof text === 'string' && guid.test(text)
}
