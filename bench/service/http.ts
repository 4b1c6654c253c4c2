/** A response with its body. */
export interface HttpAnswer {
  readonly status: number
  readonly text: string
}

/** Sends one request, for checks before a measurement. */
export async function send(
  method: string,
  url: string,
  { token, body, headers = {} }: { token?: string; body?: string; headers?: HeadersInit },
): Promise<HttpAnswer> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...Object.fromEntries(new Headers(headers)),
    },
    ...(body !== undefined && { body }),
  })
  return { status: response.status, text: await response.text() }
}
