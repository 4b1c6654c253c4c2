/** Words between a test and a command that may run in another thread. */
export interface Channel extends Disposable {
  send(word: string): void
  /** Resolves when the other side says the word. */
  receive(word: string): Promise<void>
}

/** Opens a channel of this name; both sides hear what the other one sends from then on. */
export function openChannel(name: string): Channel {
  const channel = new BroadcastChannel(`store-test ${name}`)
  const heard = new Map<string, () => void>()
  channel.addEventListener('message', (event) => {
    heard.get(String((event as MessageEvent).data))?.()
  })
  return {
    send: (word) => channel.postMessage(word),
    receive: (word) => new Promise((resolve) => heard.set(word, resolve)),
    [Symbol.dispose]: () => channel.close(),
  }
}
