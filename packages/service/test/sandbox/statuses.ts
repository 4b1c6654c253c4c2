import type { TestService } from '../support/service.ts'

/** Asks for the customers so many times, and gives the status of each answer. */
export async function statuses(
  service: TestService,
  token: string,
  calls: number,
): Promise<number[]> {
  const seen: number[] = []
  for (let made = 0; made < calls; made += 1) {
    const response = await fetch(`${service.url}/v1/customers`, {
      headers: { authorization: `Bearer ${token}` },
    })
    seen.push(response.status)
    await response.text()
  }
  return seen
}
