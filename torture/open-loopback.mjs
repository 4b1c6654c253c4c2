// Preloaded into a tortured service: its receiver is on loopback, where production sends nothing.
import { BlockList } from 'node:net'

const { check } = BlockList.prototype

BlockList.prototype.check = function checkOthers(address, family) {
  return address === '127.0.0.1' ? false : check.call(this, address, family)
}
