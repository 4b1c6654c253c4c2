import { sandboxCredential } from '@accredit/client'
import type { Sandbox } from '../../src/testing/index.ts'

/**
 * Adds generated customers to a sandbox.
 * @returns their ids
 */
export async function addCustomers(
  sandbox: Pick<Sandbox, 'url' | 'partner'>,
  count: number,
): Promise<string[]> {
  const partner = sandbox.partner()
  const before = new Set<string>()
  for await (const { id } of partner.insight.allCustomers()) before.add(id)
  const made = await fetch(`${sandbox.url}/sandbox/v1/customers`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await tokenOf(sandbox.url)}`,
    },
    body: JSON.stringify({ count }),
  })
  if (!made.ok) throw new Error(await made.text())
  const added: string[] = []
  for await (const { id } of partner.insight.allCustomers()) if (!before.has(id)) added.push(id)
  return added
}

async function tokenOf(url: string): Promise<string> {
  const token = await sandboxCredential(undefined, { baseUrl: url }).getToken([
    'https://api.partnercenter.microsoft.com/.default',
  ])
  return token?.token ?? ''
}
