// Loads SQLite and nothing else: what is built says here that a Node without it is too old.
// oxlint-disable-next-line import/no-unassigned-import
import 'node:sqlite'
