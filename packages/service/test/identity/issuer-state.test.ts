import assert from 'node:assert/strict'
import { test } from 'node:test'
import type {
  CodeRecord,
  DeviceRecord,
  IssuerState,
  RefreshRecord,
} from '../../src/identity/issuer/issuer-state.ts'
import { storedIssuerState } from '../../src/identity/issuer/stored-state.ts'
import { openStore } from '../../src/store/open-store.ts'
import { onEveryStore } from '../support/stores.ts'
import { createMemoryState } from './memory-state.ts'

const now = 1_800_000_000_000
const day = 86_400_000

const grant = {
  applicationId: 'the-app',
  userId: 'the-user',
  familyId: 'one',
  access: {
    audience: 'https://api.partnercenter.microsoft.com',
    permissions: ['user_impersonation'],
    openid: true,
    offline: true,
  },
}
const code: CodeRecord = {
  ...grant,
  codeHash: 'code-hash',
  redirectUri: 'http://localhost/',
  challenge: 'the-challenge',
  expiresAt: now + 600_000,
}
const device: DeviceRecord = {
  applicationId: 'the-app',
  access: grant.access,
  deviceHash: 'device-hash',
  userCodeHash: 'user-code-hash',
  expiresAt: now + 900_000,
}
const token = (tokenHash: string, familyId = 'one'): RefreshRecord => ({
  ...grant,
  familyId,
  tokenHash,
  expiresAt: now + 90 * day,
})

type Open = () => Promise<AsyncDisposable & { readonly state: IssuerState }>

/** Tests that every implementation must pass. */
function holdToPort(open: Open): void {
  test('a code is known, and a second use of it is told', async () => {
    await using opened = await open()
    const { state } = opened
    await state.putCode(code)
    assert.equal(await state.takeCode('another'), undefined)
    assert.deepEqual(await state.takeCode('code-hash'), { code, redeemedBefore: false })
    assert.deepEqual(await state.takeCode('code-hash'), { code, redeemedBefore: true })
  })

  test('of two who redeem one code at once, one is the first', async () => {
    await using opened = await open()
    const { state } = opened
    await state.putCode(code)
    const taken = await Promise.all([1, 2, 3, 4].map(() => state.takeCode('code-hash')))
    assert.equal(taken.filter((entry) => entry?.redeemedBefore === false).length, 1)
  })

  test('a device is found by its user code, decided once, and taken once', async () => {
    await using opened = await open()
    const { state } = opened
    await state.putDevice(device)
    assert.equal(await state.findDeviceByUserCode('another'), undefined)
    assert.deepEqual(await state.findDeviceByUserCode('user-code-hash'), device)
    assert.equal(await state.decideDevice('another', 'declined'), false)
    const decision = { userId: 'the-user' }
    assert.equal(await state.decideDevice('user-code-hash', decision), true)
    assert.equal(await state.decideDevice('user-code-hash', 'declined'), false)
    assert.deepEqual((await state.pollDevice('device-hash', now))?.device, { ...device, decision })
    const taken = await Promise.all([
      state.takeDevice('device-hash'),
      state.takeDevice('device-hash'),
    ])
    // On two connections of PostgreSQL either may be the one.
    assert.deepEqual(taken.toSorted(), [false, true])
    assert.equal(await state.findDeviceByUserCode('user-code-hash'), undefined)
  })

  test('polling tells when the device asked before, a decision in between or not', async () => {
    await using opened = await open()
    const { state } = opened
    await state.putDevice(device)
    assert.equal(await state.pollDevice('another', now), undefined)
    assert.deepEqual(await state.pollDevice('device-hash', now), { device })
    assert.deepEqual(await state.pollDevice('device-hash', now + 5), { device, polledAt: now })
    await state.decideDevice('user-code-hash', 'declined')
    assert.deepEqual(await state.pollDevice('device-hash', now + 9), {
      device: { ...device, decision: 'declined' },
      polledAt: now + 5,
    })
  })

  test('a refresh token is good for one rotation', async () => {
    await using opened = await open()
    const { state } = opened
    await state.putRefreshToken(token('first'))
    assert.deepEqual(await state.findRefreshToken('first'), token('first'))
    assert.equal(await state.findRefreshToken('second'), undefined)
    assert.equal(await state.rotateRefreshToken('first', token('second')), 'rotated')
    assert.deepEqual(await state.findRefreshToken('second'), token('second'))
    assert.equal(await state.rotateRefreshToken('first', token('third')), 'reused')
    assert.equal(await state.findRefreshToken('third'), undefined)
    assert.deepEqual(await state.findRefreshToken('first'), token('first'))
  })

  test('of many rotations at once, one succeeds', async () => {
    await using opened = await open()
    const { state } = opened
    await state.putRefreshToken(token('first'))
    const outcomes = await Promise.all(
      ['a', 'b', 'c', 'd'].map((next) => state.rotateRefreshToken('first', token(next))),
    )
    assert.equal(outcomes.filter((outcome) => outcome === 'rotated').length, 1)
  })

  test('a family is revoked as a whole, and no other', async () => {
    await using opened = await open()
    const { state } = opened
    await state.putCode(code)
    await state.putRefreshToken(token('first'))
    await state.rotateRefreshToken('first', token('second'))
    await state.putRefreshToken(token('other', 'two'))
    await state.revokeFamily('one')
    assert.equal(await state.findRefreshToken('first'), undefined)
    assert.equal(await state.findRefreshToken('second'), undefined)
    assert.equal(await state.rotateRefreshToken('second', token('third')), 'reused')
    assert.deepEqual(await state.findRefreshToken('other'), token('other', 'two'))
    assert.ok(await state.takeCode('code-hash'), 'the code stays, to tell its second use')
  })

  test('no rotation survives a revocation at the same time', async () => {
    await using opened = await open()
    const { state } = opened
    for (let round = 0; round < 10; round += 1) {
      const family = `family-${round}`
      /* oxlint-disable no-await-in-loop -- each round is a race of its own */
      await state.putRefreshToken(token(`${family}-first`, family))
      await Promise.all([
        state.rotateRefreshToken(`${family}-first`, token(`${family}-next`, family)),
        state.revokeFamily(family),
      ])
      assert.equal(await state.findRefreshToken(`${family}-next`), undefined)
      /* oxlint-enable no-await-in-loop */
    }
  })
}

holdToPort(async () => ({
  state: createMemoryState(),
  [Symbol.asyncDispose]: () => Promise.resolve(),
}))

onEveryStore('the issuer’s state', (makeStorage) => {
  holdToPort(async () => {
    const storage = await makeStorage()
    const store = await openStore(storage.config)
    return {
      state: storedIssuerState(store, () => now),
      async [Symbol.asyncDispose]() {
        await store.close()
        await storage[Symbol.asyncDispose]()
      },
    }
  })

  test('what expired is forgotten in passing, an hour later', async () => {
    await using storage = await makeStorage()
    const store = await openStore(storage.config)
    let at = now
    const state = storedIssuerState(store, () => at)
    await state.putCode(code)
    at = code.expiresAt + 3_600_000
    await state.revokeFamily('none')
    assert.ok(await state.takeCode('code-hash'))
    at += 1
    await state.revokeFamily('none')
    assert.equal(await state.takeCode('code-hash'), undefined)
    await store.close()
  })
})
