import { setTimeout as sleep } from 'node:timers/promises'
import type { VettingCase, VettingCaseCollection } from '@accredit/contract'
import type { Page } from 'playwright-core'
import type { TestService } from '../../../service/test/support/service.ts'

export const reviewer1 = 'reviewer1@vetting.accredit.test'
export const reviewer2 = 'reviewer2@vetting.accredit.test'

/** Content of a case. By default the sandbox sends it to the desk, whatever the checks find. */
export interface Wanted {
  readonly companyName: string
  readonly website?: string
  readonly email?: string
  readonly segment?: 'K12' | 'HigherEducation'
  /** The partner's user who asks. Default: Contoso's Admin agent. */
  readonly by?: string
}

const cases = '/vetting/v1/cases'

/** Waits until a case can be decided: it is shown, and has stood still for a moment. */
export async function ready(page: Page, companyName: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: companyName, exact: true }).waitFor()
  await page.locator('[data-ready=true]').waitFor()
}

/** The desk of a service, without a browser. */
export function atDesk(service: TestService) {
  const tokens = new Map<string, Promise<string>>()
  const tokenOf = (user: string) => {
    const known = tokens.get(user) ?? service.userToken(user)
    tokens.set(user, known)
    return known
  }
  const read = async <Body>(path: string) =>
    (await service.call('GET', path, { token: await tokenOf(reviewer1) })).json as Body

  const find = async (companyName: string) => {
    const { items } = await read<VettingCaseCollection>(`${cases}?state=all`)
    return items.findLast((found) => found.companyName === companyName)
  }
  const get = async (companyName: string) => {
    const found = await find(companyName)
    if (!found) throw new Error(`there is no case of ${companyName}`)
    return read<VettingCase>(`${cases}/${found.id}`)
  }

  return {
    get,
    /** Counts a kind of step in the timeline of a case. */
    count: async (companyName: string, kind: string) =>
      (await get(companyName)).timeline.filter((entry) => entry.kind === kind).length,

    /** A step of a reviewer who works elsewhere. */
    async step(user: string, companyName: string, step: string, body?: object): Promise<void> {
      const { id, etag } = await get(companyName)
      const undo = step === 'undo'
      const answer = await service.call(
        undo ? 'DELETE' : 'POST',
        `${cases}/${id}/${undo ? 'decision' : step}`,
        { token: await tokenOf(user), headers: { 'if-match': `"${etag}"` }, body },
      )
      if (answer.status >= 300) throw new Error(answer.text)
    },

    /** Adds a customer, asks for Education, and waits until the case is on the desk. */
    async open({ companyName, website, email, segment = 'K12', by }: Wanted): Promise<string> {
      const token = await service.userToken(by)
      const name = companyName
        .normalize('NFD')
        .toLowerCase()
        .replaceAll(/[^a-z0-9]/g, '')
      const created = await service.call('POST', '/v1/customers', {
        token,
        body: customerNamed(companyName, name, email),
      })
      if (created.status !== 201) throw new Error(created.text)
      const asked = await service.call('POST', `/v1/customers/${created.json.id}/qualifications`, {
        token,
        body: {
          qualification: 'Education',
          educationSegment: segment,
          website: website ?? 'review.accredit.test',
        },
      })
      if (asked.status !== 201) throw new Error(asked.text)
      for (;;) {
        const found = await find(companyName)
        if (found?.state === 'desk') return found.id
        await sleep(20)
      }
    },
  }
}

function customerNamed(companyName: string, name: string, email = `office@${name}.example`) {
  return {
    companyProfile: { domain: `${name}.onmicrosoft.com` },
    billingProfile: {
      firstName: 'Rosa',
      lastName: 'Lima',
      email,
      culture: 'en-US',
      language: 'en',
      companyName,
      defaultAddress: {
        country: 'US',
        city: 'Redmond',
        state: 'WA',
        addressLine1: '4001 156th Ave',
        postalCode: '98052',
        phoneNumber: '4255550101',
      },
    },
  }
}
