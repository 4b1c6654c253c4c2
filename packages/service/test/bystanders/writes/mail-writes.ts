import { setNotificationsCommand } from '../../../src/operations/notifications/notifications.ts'
import {
  claimMailsCommand,
  settleMailCommand,
} from '../../../src/operations/notifications/send-mails.ts'
import { spreadMailsCommand } from '../../../src/operations/notifications/spread-mails.ts'
import { lookalikeMail, partners, past, tenants, users } from '../../support/lookalikes.ts'
import { among } from './write.ts'

const partnerId = partners.A
const wanted = {
  partnerId,
  userId: users.M,
  address: 'm@contoso.example',
  kinds: ['verdicts'],
  pace: 'daily',
  language: 'en',
} as const
const mail = { partnerId, id: lookalikeMail('A'), failures: 1 }
/** One event alone that people are told of. */
const oneVerdict = [
  `update event set endpoint_id = null, type = 'customer.changed'`,
  `update event set type = 'qualification.denied'
   where partner_id = '${partners.A}' and customer_id = '${tenants.X}' and at < ${past}`,
]

/** Writes of what people are told by mail. */
export const mailWrites = [
  among(setNotificationsCommand, [
    {
      title: 'changes what one user wants',
      input: { wanted, available: true },
      changes: ['notification A/M ~ kinds'],
    },
    {
      title: 'drops what waits for one who wants nothing any more',
      input: { wanted: { ...wanted, kinds: [] }, available: true },
      changes: ['mail A/mail - 1', 'mail A/other-mail - 1', 'notification A/M ~ kinds'],
    },
  ]),
  among(spreadMailsCommand, [
    {
      title: 'adds an event to the mail that waits for its time',
      prepare: [
        ...oneVerdict,
        `update notification set told_from = 1000 where partner_id = '${partners.B}'`,
      ],
      input: { limit: 100 },
      changes: ['delivery_cursor mail ~ place', 'mail A/other-mail ~ events'],
    },
    {
      title: 'makes an event a mail',
      prepare: [
        ...oneVerdict,
        `update notification set told_from = 1000 where partner_id = '${partners.B}'`,
        `update notification set pace = 'at-once'`,
      ],
      input: { limit: 100 },
      changes: ['delivery_cursor mail ~ place', 'mail A + 1'],
    },
  ]),
  among(claimMailsCommand, [
    {
      title: 'takes what is due',
      prepare: [`update mail set due_at = due_at + 10 where partner_id = '${partners.B}'`],
      input: { lease: 'mine', leaseMilliseconds: 1_000, limit: 10 },
      changes: ['mail A/mail ~ due_at lease'],
    },
  ]),
  among(settleMailCommand, [
    {
      title: 'takes a mail away that was sent',
      input: { mail, lease: 'lease', isDone: true, random: 0 },
      changes: ['mail A/mail - 1'],
    },
    {
      title: 'puts a mail off that was not sent',
      input: { mail, lease: 'lease', isDone: false, random: 0 },
      changes: ['mail A/mail ~ due_at failures lease'],
    },
    {
      title: 'gives a mail up after ten attempts',
      input: { mail: { ...mail, failures: 9 }, lease: 'lease', isDone: false, random: 0 },
      changes: ['mail A/mail - 1'],
    },
    {
      title: 'leaves a mail that another worker has by now',
      input: { mail, lease: 'another', isDone: true, random: 0 },
      changes: [],
    },
  ]),
]
