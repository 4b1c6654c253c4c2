import type {
  CodeRecord,
  DeviceRecord,
  IssuerState,
  RefreshRecord,
} from '../../src/identity/issuer/issuer-state.ts'

/** The issuer's state in memory, for tests; one thread makes each method atomic by itself. */
export function createMemoryState(): IssuerState {
  const codes = new Map<string, { code: CodeRecord; redeemed: boolean }>()
  const devices = new Map<string, { device: DeviceRecord; polledAt?: number }>()
  const tokens = new Map<string, { token: RefreshRecord; used: boolean }>()
  const byUserCode = (userCodeHash: string) =>
    [...devices.values()].find((entry) => entry.device.userCodeHash === userCodeHash)

  return {
    async putCode(code) {
      codes.set(code.codeHash, { code, redeemed: false })
    },
    async takeCode(codeHash) {
      const entry = codes.get(codeHash)
      if (entry === undefined) return undefined
      const redeemedBefore = entry.redeemed
      entry.redeemed = true
      return { code: entry.code, redeemedBefore }
    },
    async putDevice(device) {
      devices.set(device.deviceHash, { device })
    },
    async findDeviceByUserCode(userCodeHash) {
      return byUserCode(userCodeHash)?.device
    },
    async decideDevice(userCodeHash, decision) {
      const entry = byUserCode(userCodeHash)
      if (entry === undefined || entry.device.decision !== undefined) return false
      entry.device = { ...entry.device, decision }
      return true
    },
    async pollDevice(deviceHash, at) {
      const entry = devices.get(deviceHash)
      if (entry === undefined) return undefined
      const { device, polledAt } = entry
      entry.polledAt = at
      return polledAt === undefined ? { device } : { device, polledAt }
    },
    async takeDevice(deviceHash) {
      return devices.delete(deviceHash)
    },
    async putRefreshToken(token) {
      tokens.set(token.tokenHash, { token, used: false })
    },
    async findRefreshToken(tokenHash) {
      return tokens.get(tokenHash)?.token
    },
    async rotateRefreshToken(tokenHash, next) {
      const entry = tokens.get(tokenHash)
      if (entry === undefined || entry.used) return 'reused'
      entry.used = true
      tokens.set(next.tokenHash, { token: next, used: false })
      return 'rotated'
    },
    async revokeFamily(familyId) {
      for (const [hash, { token }] of tokens) if (token.familyId === familyId) tokens.delete(hash)
    },
  }
}
