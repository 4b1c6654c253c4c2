import type { FindEventCertificate, EventCertificate } from '../operations/call.ts'
import { upsertSettingCommand } from '../operations/upsert-setting.ts'
import { findSetting } from '../store/queries/settings.ts'
import type { Store } from '../store/store.ts'
import {
  makeEventCertificate,
  publishCertificate,
  type EventKeyPair,
} from '../tls/event-certificate.ts'

const setting = 'sandbox.event-certificate'

/** Opens a sandbox's certificate for events, which is generated on first use. */
export function openEventCertificate(store: Store, realNow: () => number): FindEventCertificate {
  let known: { readonly text: string; readonly certificate: EventCertificate } | undefined
  return async () => {
    let text = await findSetting(store.reader, setting)
    if (text === undefined && store.readOnly) return undefined
    if (text === undefined) {
      const value = JSON.stringify(await makeEventCertificate(realNow()))
      // Nodes that generate one at the same time all use the same.
      const input = { name: setting, value, onlyNew: true }
      text = await store.run(upsertSettingCommand, input, realNow())
    }
    if (known?.text !== text) {
      known = { text, certificate: publishCertificate(JSON.parse(text) as EventKeyPair) }
    }
    return known.certificate
  }
}
