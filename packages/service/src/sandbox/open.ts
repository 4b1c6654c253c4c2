import { setTimeout as sleep } from 'node:timers/promises'
import { audience, brokenRule } from '@accredit/contract'
import { acceptedAudiences } from '../identity/audiences.ts'
import { admit } from '../identity/checks/admit.ts'
import { createIssuer } from '../identity/issuer/issuer.ts'
import { registerIssuer } from '../identity/issuer/routes.ts'
import {
  generateSigningKey,
  openSigningKeys,
  type SigningKeys,
  type StoredSigningKey,
} from '../identity/issuer/signing-keys.ts'
import { storedIssuerState } from '../identity/issuer/stored-state.ts'
import type { Mode, ModeOptions } from '../modes/mode.ts'
import { refuse } from '../rules/refusal.ts'
import { findPartner } from '../store/queries/partners.ts'
import { countCasesByState, findNextDue } from '../store/queries/open-cases.ts'
import { findSetting } from '../store/queries/settings.ts'
import { createSandboxClock } from './clock.ts'
import { publicApplicationId, sandboxDirectory, vettingStaff } from './sandbox-directory.ts'
import { createFaults } from './faults.ts'
import { findCaseOf } from './find-case-of.ts'
import { generateCustomers } from './generate-customers.ts'
import { guardHost } from './guard-host.ts'
import { injectFaults } from './inject-faults.ts'
import { createJournal } from './journal.ts'
import { recordJournal } from './record-journal.ts'
import { registerSandbox } from './routes.ts'
import { upsertSettingCommand } from '../operations/upsert-setting.ts'
import { resetSandboxCommand, seedSandboxCommand } from './seed.ts'
import { createSnapshots, restoreSandboxCommand } from './snapshots.ts'
import { hastenVerdict, showVerdicts } from './verdicts.ts'
import type { Connection } from '../store/connection.ts'
import type { Store } from '../store/store.ts'

const keysSetting = 'sandbox.signing-keys'
const clockSetting = 'sandbox.clock-offset'

/** Whom the sandbox adds customers for: any user or application of a partner. */
const addingCustomers = {
  operation: 'addCustomers',
  route: { access: 'write', appOnly: true, roles: [], success: {} },
} as const

/** Makes the service a local Partner Center: seeded data, its own sign-in, a clock to put forward. */
export async function openSandbox(options: ModeOptions): Promise<Mode> {
  const { config, store, realNow, publicUrl } = options
  const offset = Number((await findSetting(store.reader, clockSetting)) ?? 0)
  const clock = createSandboxClock(realNow, offset)
  if (!store.readOnly) await store.run(seedSandboxCommand, {}, clock.now())
  const keys = await openKeys(store, options.makeSigningKey ?? generateSigningKey, clock.now())
  const issuer = createIssuer({
    publicUrl,
    directory: sandboxDirectory,
    keys,
    state: storedIssuerState(store, realNow),
    now: realNow,
  })
  const faults = createFaults()
  const journal = createJournal({
    mostEntries: config.journalEntries,
    mostBytes: config.journalBytes,
  })
  const tenants = new Set(sandboxDirectory.tenants.map(({ id }) => id))
  return {
    now: clock.now,
    tokens: {
      issuers: () => [`${publicUrl()}/{tenantid}/`, `${publicUrl()}/{tenantid}/v2.0`],
      keys,
      isTrustedTenant: (tenantId) => tenants.has(tenantId),
    },
    border: {
      audiences: acceptedAudiences({ admitLegacyGraph: config.graphAudience }),
      ownAudiences: acceptedAudiences({ admitLegacyGraph: false }),
      isReviewersTenant: (tenantId) => tenantId === vettingStaff.id,
    },
    reviewerTenants: [vettingStaff.id],
    signIn: { authority: publicUrl, clientId: publicApplicationId, audience },
    async bind(app, border, resetLimits) {
      let changing = Promise.resolve()
      /** One after the other, so that what is stored is the sum of all. */
      const inTurn = (change: () => Promise<void>) => {
        const mine = changing.then(change)
        changing = mine.catch(() => undefined)
        return mine
      }
      const setOffset = async (milliseconds: number) => {
        const input = { name: clockSetting, value: String(milliseconds) }
        await store.run(upsertSettingCommand, input, clock.now())
        clock.setOffset(milliseconds)
        options.wakeWorker()
        options.tellClock()
        if (config.worker) await waitForVerdicts(store.reader, clock.now)
      }
      const snapshots = createSnapshots(store)
      guardHost(app, config.host, publicUrl)
      injectFaults(app, faults, (...lost) => noteLost?.(...lost))
      const noteLost =
        config.journalEntries > 0 ? recordJournal(app, journal, clock.now) : undefined
      await registerIssuer(app, issuer)
      await registerSandbox(app, {
        clock,
        putAhead: (change) => inTurn(() => setOffset(change(clock.offset()))),
        reset: () =>
          inTurn(async () => {
            await store.run(resetSandboxCommand, {}, realNow())
            faults.replace([])
            journal.expireBefore(Infinity)
            resetLimits()
            await setOffset(0)
          }),
        listVerdicts: () => showVerdicts(store.reader),
        async hastenVerdict(caseId) {
          await hastenVerdict(store, caseId, clock.now())
          options.wakeWorker()
          if (config.worker) await waitForVerdicts(store.reader, clock.now)
        },
        takeSnapshot: () => snapshots.take(clock.offset(), clock.now()),
        async restoreSnapshot(id) {
          const snapshot = snapshots.find(id)
          if (!snapshot) return false
          await inTurn(async () => {
            await store.run(restoreSandboxCommand, { content: snapshot.content }, clock.now())
            resetLimits()
            await setOffset(snapshot.ahead)
          })
          return true
        },
        faults,
        journal,
        findCaseOf: (exchange) => findCaseOf(store.reader, exchange),
        addCustomers: async (request, wanted) => {
          const { headers } = request
          const { partnerId } = await admit({ ...addingCustomers, headers }, border)
          if (!(await findPartner(store.reader, partnerId))) {
            return refuse('AccessDenied', {
              reason: brokenRule('TokenTenantPartner', { tenantId: partnerId }),
            })
          }
          const started = performance.now()
          const input = { partnerId, ...wanted }
          const isWanted = () => !request.raw.socket.destroyed
          const added = await generateCustomers(store, input, clock.now, isWanted)
          const milliseconds = Math.round(performance.now() - started)
          return { ...added, seed: wanted.seed, milliseconds }
        },
      })
    },
    expireBefore: (at) => journal.expireBefore(at),
    close: () => undefined,
  }
}

/** Milliseconds for which a caller who moves the clock waits for the verdicts that became due. */
const longestWait = 5_000

/** Waits until every case that was due has its verdict, so that a test can go on with that. */
async function waitForVerdicts(reader: Connection, now: () => number): Promise<void> {
  const until = performance.now() + longestWait
  for (;;) {
    const due = await findNextDue(reader)
    const counts = await countCasesByState(reader)
    const isSettled = (due === undefined || due > now()) && !counts.has('examining')
    if (isSettled || performance.now() > until) return
    await sleep(2)
  }
}

/** The keys are kept in the store, so that tokens outlive a restart and all nodes sign alike. */
async function openKeys(
  store: Store,
  makeKey: () => Promise<StoredSigningKey>,
  at: number,
): Promise<SigningKeys> {
  let kept = await findSetting(store.reader, keysSetting)
  if (kept === undefined) {
    const value = JSON.stringify([await makeKey()])
    const input = { name: keysSetting, value, onlyNew: true }
    kept = store.readOnly ? value : await store.run(upsertSettingCommand, input, at)
  }
  return openSigningKeys(JSON.parse(kept) as [StoredSigningKey, ...StoredSigningKey[]])
}
