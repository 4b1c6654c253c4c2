import type { Connection } from '../../store/connection.ts'
import {
  findIssuerEntryBySecond,
  insertIssuerEntry,
  lockIssuerEntry,
  removeExpiredIssuerEntries,
  removeIssuerEntry,
  removeIssuerFamily,
  replaceIssuerEntry,
  useIssuerEntry,
} from '../../store/queries/issuer-state.ts'
import type { CodeRecord, DeviceRecord, IssuerState, RefreshRecord } from './issuer-state.ts'
import { command } from '../../store/command.ts'

/** The writing methods of the issuer's state. */
export type IssuerStateChange = Exclude<
  keyof IssuerState,
  'findDeviceByUserCode' | 'findRefreshToken'
>

/** A change of the issuer's state as plain data: a method and its arguments. */
export type IssuerStateInput = {
  [Method in IssuerStateChange]: {
    readonly method: Method
    readonly parameters: Parameters<IssuerState[Method]>
  }
}[IssuerStateChange]

type Changes = {
  [Method in IssuerStateChange]: (
    transaction: Connection,
    ...parameters: Parameters<IssuerState[Method]>
  ) => ReturnType<IssuerState[Method]>
}

/** A device as stored: with the time of its last poll. */
type KeptDevice = DeviceRecord & { readonly polledAt?: number }

const changes: Changes = {
  putCode: (transaction, code) =>
    insertIssuerEntry(transaction, {
      kind: 'code',
      digest: code.codeHash,
      record: code,
      expiresAt: code.expiresAt,
    }),
  async takeCode(transaction, codeHash) {
    const key = { kind: 'code', digest: codeHash } as const
    const first = await useIssuerEntry(transaction, key)
    const code = (await lockIssuerEntry(transaction, key)) as CodeRecord | undefined
    return code && { code, redeemedBefore: !first }
  },

  putDevice: (transaction, device) =>
    insertIssuerEntry(transaction, {
      kind: 'device',
      digest: device.deviceHash,
      secondDigest: device.userCodeHash,
      record: device,
      expiresAt: device.expiresAt,
    }),
  async decideDevice(transaction, userCodeHash, decision) {
    const second = { kind: 'device', digest: userCodeHash } as const
    const found = (await findIssuerEntryBySecond(transaction, second)) as KeptDevice | undefined
    if (found === undefined) return false
    const key = { kind: 'device', digest: found.deviceHash } as const
    const device = (await lockIssuerEntry(transaction, key)) as KeptDevice | undefined
    if (device === undefined || device.decision !== undefined) return false
    await replaceIssuerEntry(transaction, key, { ...device, decision })
    return true
  },
  async pollDevice(transaction, deviceHash, at) {
    const key = { kind: 'device', digest: deviceHash } as const
    const kept = (await lockIssuerEntry(transaction, key)) as KeptDevice | undefined
    if (kept === undefined) return undefined
    await replaceIssuerEntry(transaction, key, { ...kept, polledAt: at })
    const { polledAt, ...device } = kept
    return polledAt === undefined ? { device } : { device, polledAt }
  },
  takeDevice: (transaction, deviceHash) =>
    removeIssuerEntry(transaction, { kind: 'device', digest: deviceHash }),

  putRefreshToken,
  async rotateRefreshToken(transaction, tokenHash, next) {
    if (!(await useIssuerEntry(transaction, { kind: 'refresh', digest: tokenHash }))) {
      return 'reused'
    }
    await putRefreshToken(transaction, next)
    return 'rotated'
  },
  revokeFamily: (transaction, familyId) => removeIssuerFamily(transaction, 'refresh', familyId),
}

function putRefreshToken(transaction: Connection, token: RefreshRecord): Promise<void> {
  return insertIssuerEntry(transaction, {
    kind: 'refresh',
    digest: token.tokenHash,
    family: token.familyId,
    record: token,
    expiresAt: token.expiresAt,
  })
}

/** Changes the stored state of the sandbox's sign-in, and deletes what has expired. */
export const changeIssuerStateCommand = command(
  'changeIssuerState',
  async (transaction, input: IssuerStateInput, at): Promise<unknown> => {
    const change = changes[input.method] as (
      transaction: Connection,
      ...parameters: readonly unknown[]
    ) => Promise<unknown>
    const result = await change(transaction, ...input.parameters)
    await removeExpiredIssuerEntries(transaction, { before: at - keptAfterExpiry })
    return result
  },
)

/** Milliseconds for which expired codes are kept, so that their holder gets the right error. */
const keptAfterExpiry = 3_600_000
