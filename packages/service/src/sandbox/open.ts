import { setTimeout as sleep } from 'node:timers/promises'
import { audience } from '@accredit/contract'
import { acceptedAudiences } from '../identity/audiences.ts'
import type { Directory } from '../identity/issuer/directory.ts'
import { createIssuer } from '../identity/issuer/issuer.ts'
import { generateSigningKey } from '../identity/issuer/generate-signing-key.ts'
import {
  openSigningKeys,
  type SigningKeys,
  type StoredSigningKey,
} from '../identity/issuer/signing-keys.ts'
import { storedIssuerState } from '../identity/issuer/stored-state.ts'
import type { Mode, ModeOptions } from '../modes/mode.ts'
import { countCasesByState, findNextDue } from '../store/queries/open-cases.ts'
import { findSetting } from '../store/queries/settings.ts'
import { createSandboxClock } from './clock.ts'
import { publicApplicationId, sandboxDirectory, vettingStaff } from './sandbox-directory.ts'
import { openEventCertificate } from './event-certificate.ts'
import { createFaults } from './faults.ts'
import { findCaseOf } from './find-case-of.ts'
import { generateCustomers } from './generate-customers.ts'
import { createJournal } from './journal.ts'
import type { SandboxParts } from './parts.ts'
import { triggerEventCommand } from './trigger-event.ts'
import { upsertSettingCommand } from '../operations/upsert-setting.ts'
import { resetSandboxCommand, seedSandboxCommand } from './seed.ts'
import { createSnapshots, restoreSandboxCommand } from './snapshots.ts'
import { hastenVerdict, showVerdicts } from './verdicts.ts'
import type { Connection } from '../store/connection.ts'
import type { Store } from '../store/store.ts'
import { readEventCertificate } from '../tls/event-certificate.ts'

const keysSetting = 'sandbox.signing-keys'
const clockSetting = 'sandbox.clock-offset'

/** A mode that has a sandbox's controls. */
export interface SandboxMode extends Mode {
  readonly sandbox: SandboxParts
}

/** Makes the service a local Partner Center: seeded data, its own sign-in, an adjustable clock. */
export async function openSandbox(options: ModeOptions): Promise<SandboxMode> {
  const { config, portUrl, store, realNow, publicUrl } = options
  const offset = Number((await findSetting(store.reader, clockSetting)) ?? 0)
  const clock = createSandboxClock(realNow, offset)
  if (!store.readOnly) await store.run(seedSandboxCommand, {}, clock.now())
  const keys = await openKeys(store, options.makeSigningKey ?? generateSigningKey, clock.now())
  const directory = extend(sandboxDirectory, options.directory)
  const state = storedIssuerState(store, realNow)
  const currentKey = () => keys.stored()[0] as StoredSigningKey
  const issuerAt = (address: () => string) =>
    createIssuer({ publicUrl: address, directory, keys, state, now: realNow })
  const addresses = () => (portUrl === undefined ? [publicUrl()] : [publicUrl(), portUrl])
  const named = readEventCertificate(config)
  const faults = createFaults()
  const journal = createJournal({
    mostEntries: config.journalEntries,
    mostBytes: config.journalBytes,
  })
  const snapshots = createSnapshots(store)
  const tenants = new Set(directory.tenants.map(({ id }) => id))
  let changing = Promise.resolve()
  /** Serialized, so that the stored offset is the sum of all changes. */
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
  return {
    now: clock.now,
    tokens: {
      issuers: () => addresses().flatMap((url) => [`${url}/{tenantid}/`, `${url}/{tenantid}/v2.0`]),
      keys,
      isTrustedTenant: (tenantId) => tenants.has(tenantId),
    },
    border: {
      audiences: acceptedAudiences({ admitLegacyGraph: config.graphAudience }),
      ownAudiences: acceptedAudiences({ admitLegacyGraph: false }),
      isReviewersTenant: (tenantId) => tenantId === vettingStaff.id,
    },
    reviewerTenants: [vettingStaff.id],
    findCertificate: named ? async () => named : openEventCertificate(store, realNow),
    signIn: { authority: publicUrl, clientId: publicApplicationId, audience },
    expireBefore: (at) => journal.expireBefore(at),
    close: () => undefined,
    sandbox: {
      clock,
      putAhead: (change) => inTurn(() => setOffset(change(clock.offset()))),
      reset: () =>
        inTurn(async () => {
          await store.run(resetSandboxCommand, {}, realNow())
          faults.replace([])
          journal.expireBefore(Infinity)
          options.resetLimits()
          await setOffset(0)
        }),
      listVerdicts: () => showVerdicts(store.reader),
      async hastenVerdict(caseId) {
        await hastenVerdict(store, caseId, clock.now())
        options.wakeWorker()
        if (config.worker) await waitForVerdicts(store.reader, clock.now)
      },
      snapshots,
      takeSnapshot: () =>
        snapshots.take({
          takenAt: clock.now(),
          ahead: clock.offset(),
          signingKey: currentKey(),
        }),
      restore: ({ ahead, content, signingKey }) =>
        inTurn(async () => {
          await store.run(restoreSandboxCommand, { content }, clock.now())
          // Tokens of that state are valid again, and current ones until they expire.
          if (signingKey.kid !== currentKey().kid) {
            await keys.rotate(signingKey)
            const value = JSON.stringify(keys.stored())
            await store.run(upsertSettingCommand, { name: keysSetting, value }, clock.now())
          }
          options.resetLimits()
          await setOffset(ahead)
        }),
      faults,
      journal,
      isRecording: config.journalEntries > 0,
      findCaseOf: (exchange) => findCaseOf(store.reader, exchange),
      triggerEvent: (wanted) => store.run(triggerEventCommand, wanted, clock.now()),
      addCustomers: (wanted, isWanted) => generateCustomers(store, wanted, clock.now, isWanted),
      issuer: issuerAt(publicUrl),
      portIssuer: portUrl === undefined ? undefined : issuerAt(() => portUrl),
      signingKey: currentKey,
    },
  }
}

/** Adds tenants and users; existing ones stay unchanged. */
function extend(
  known: Directory,
  { tenants, users }: NonNullable<ModeOptions['directory']> = none,
) {
  const ids = new Set(known.tenants.map(({ id }) => id))
  const names = new Set(known.users.map(({ userPrincipalName }) => userPrincipalName))
  return {
    ...known,
    tenants: [...known.tenants, ...tenants.filter(({ id }) => !ids.has(id))],
    users: [
      ...known.users,
      ...users.filter(({ userPrincipalName }) => !names.has(userPrincipalName)),
    ],
  }
}

const none = { tenants: [], users: [] } as const

/**
 * Longest time in milliseconds that a caller who moves the clock waits for the verdicts that became
 * due.
 */
const longestWait = 5_000

/** Waits until every due case has its verdict, so that a test can continue with it. */
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

/**
 * The keys are in the store, so that tokens survive a restart and all nodes sign with the same key.
 */
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
