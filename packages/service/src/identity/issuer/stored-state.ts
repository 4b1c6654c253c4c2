import { findIssuerEntry, findIssuerEntryBySecond } from '../../store/queries/issuer-state.ts'
import type { Store } from '../../store/store.ts'
import {
  changeIssuerStateCommand,
  type IssuerStateChange,
  type IssuerStateInput,
} from './change-issuer-state.ts'
import type { DeviceRecord, IssuerState, RefreshRecord } from './issuer-state.ts'

type StateStore = Pick<Store, 'reader' | 'run'>

/**
 * Stores the issuer's state.
 * @param now the clock for the expiry of codes and tokens: the real one
 */
export function storedIssuerState(store: StateStore, now: () => number = Date.now): IssuerState {
  function change<Method extends IssuerStateChange>(method: Method): IssuerState[Method] {
    const run = (...parameters: unknown[]) =>
      store.run(
        changeIssuerStateCommand,
        { method, parameters } as unknown as IssuerStateInput,
        now(),
      )
    // The command returns what the method of the same name returns.
    return run as unknown as IssuerState[Method]
  }
  return {
    putCode: change('putCode'),
    takeCode: change('takeCode'),
    putDevice: change('putDevice'),
    decideDevice: change('decideDevice'),
    pollDevice: change('pollDevice'),
    takeDevice: change('takeDevice'),
    putRefreshToken: change('putRefreshToken'),
    rotateRefreshToken: change('rotateRefreshToken'),
    revokeFamily: change('revokeFamily'),
    async findDeviceByUserCode(userCodeHash) {
      const key = { kind: 'device', digest: userCodeHash } as const
      return (await findIssuerEntryBySecond(store.reader, key)) as DeviceRecord | undefined
    },
    async findRefreshToken(tokenHash) {
      const key = { kind: 'refresh', digest: tokenHash } as const
      return (await findIssuerEntry(store.reader, key)) as RefreshRecord | undefined
    },
  }
}
