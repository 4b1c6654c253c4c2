import type { Smtp } from '../config/read-smtp.ts'

/** A mail to send. */
export interface OutgoingMail {
  /** Constant over all attempts, so that mail programs recognize duplicates. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  /** BCP 47 tag. */
  readonly language: string
}

/** Sends mails. */
export interface MailTransport {
  /** @throws Error when the mail server did not accept it */
  send(mail: OutgoingMail): Promise<void>
  close(): void
}

/** Timeout of each step with a mail server, in milliseconds. */
const patience = 20_000

/** Creates a transport for a mail server; the SMTP client is loaded with the first mail. */
export function createMailTransport({
  host,
  port,
  isEncrypted,
  user,
  password,
  from,
}: Smtp): MailTransport {
  const open = async () => {
    const { createTransport } = await import('nodemailer')
    return createTransport({
      host,
      port,
      secure: isEncrypted,
      // A mail names customers, and the password opens the server: neither may cross the network
      // unencrypted.
      requireTLS: !isEncrypted && !isLocal(host),
      ignoreTLS: !isEncrypted && isLocal(host),
      ...(user !== '' && { auth: { user, pass: password } }),
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  }
  let opened: ReturnType<typeof open> | undefined
  return {
    async send({ id, to, subject, text, language }) {
      const transport = await (opened ??= open())
      const domain = from.slice(from.indexOf('@') + 1)
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${id}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
      })
    },
    close() {
      void opened?.then((transport) => transport.close())
    },
  }
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '::1'
}
