import { after, before, describe } from 'node:test'
import { signInAt } from '../../packages/service/test/support/service.ts'
import type { Target } from '../sdk/target.ts'
import { enter, type Partner } from './exchange.ts'
import { describePages } from './pages.ts'
import { describeQualifications } from './qualifications.ts'
import { describeRefusals } from './refusals.ts'

/** A service that is put to the test. */
export interface Opened {
  readonly target: Target
  leave(): Promise<void>
}

/** Puts one service to the test; it needs to know no more of it than a partner does. */
export function judge(title: string, open: () => Promise<Opened>): void {
  // One scenario after the other, also where services are judged side by side.
  describe(title, { concurrency: false }, () => {
    let partner: Partner | undefined
    let leave: (() => Promise<void>) | undefined
    before(async () => {
      const opened = await open()
      leave = opened.leave
      partner = await enter(opened.target)
    })
    after(() => leave?.())
    const current = () => {
      if (!partner) throw new Error('the service under judgement did not start')
      return partner
    }
    describe('qualifications', () => describeQualifications(current))
    describe('refusals', () => describeRefusals(current))
    describe('pages', () => describePages(current))
  })
}

/** A sandbox at one of its addresses, with the callers that every sandbox knows. */
export function targetAt(baseUrl: string): Target {
  const { appToken, userToken } = signInAt(baseUrl)
  return {
    baseUrl,
    userToken: () => userToken(),
    appToken: () => appToken(),
    tokenWithoutMfa: () => userToken('nomfa@contoso.onmicrosoft.com'),
    otherPartnerToken: () => userToken('admin@fabrikam.onmicrosoft.com'),
  }
}
