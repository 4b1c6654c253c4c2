import type { ServiceFormats } from '../formats.ts'
import type { Told } from '../told.ts'

const restoreInto =
  'Nothing was changed. Restore a backup with "accredit restore <file> --data <empty folder>" and serve that folder. To copy what can still be read, serve with --rescue.'
const trustRemedy =
  'Run "accredit audit verify". If the store is the right one, because you restored a backup on purpose, move that file away and keep it as evidence. If the store lost its end, restore a newer backup with "accredit restore"; to look at it meanwhile, serve with --rescue.'

/** Problems with a store and what stands beside it. */
export const storeProblems = {
  DataFolderIsFile: ({ folder, file }: { folder: string; file: string }): Told => [
    folder === file
      ? `the data folder ${folder} is a file, not a folder`
      : `the data folder ${folder} cannot be made, because ${file} is a file`,
    'Name a folder with --data, or move that file away.',
  ],
  DataFolderForbidden: ({ folder, user, owner }: Forbidden): Told => [
    `the user ${user} may not use the data folder ${folder}, which belongs to the user with the id ${owner}`,
    'Run accredit as that user, or name a folder of your own with --data.',
  ],
  DataFileForbidden: ({ file, folder, user, owner }: Forbidden & { file: string }): Told => [
    `the user ${user} may not read and write ${file} in the data folder ${folder}, which belongs to the user with the id ${owner}`,
    'Run accredit as that user, or name a folder of your own with --data.',
  ],
  DataFolderReadOnly: ({ folder }: { folder: string }): Told => [
    `the data folder ${folder} is on a file system that is read-only`,
    'Name a folder that can be written with --data.',
  ],
  DiskFull: ({ folder }: { folder: string }): Told => [
    `the disk that holds ${folder} is full`,
    'Make room, then run the same command again.',
  ],
  StoreMissing: ({ file }: { file: string }): Told => [
    `there is no store at ${file}`,
    'Make it with "accredit migrate", or name another folder with --data.',
  ],
  StoreInUse: ({ file, pid }: { file: string; pid?: number | undefined }): Told => [
    `${file} is being served by ${pid === undefined ? 'another process' : `process ${pid}`}`,
    'Stop the other one, or choose another folder with --data.',
  ],
  StoreDamaged: ({ place, found }: { place: string; found: string }): Told => [
    `${place} is damaged: ${found}`,
    restoreInto,
  ],
  DatabaseDamaged: ({ place, found }: { place: string; found: string }): Told => [
    `${place} is damaged: ${found}`,
    'Nothing was changed. Restore a backup with the tools of PostgreSQL, such as pg_restore. To copy what can still be read, serve with --rescue.',
  ],
  StoreUnusable: ({ reason }: { reason: string }): Told => [
    `the store cannot be used: ${reason}`,
    'Check --store, and that the database runs.',
  ],
  StoreFileUnusable: ({ file, reason }: { file: string; reason: string }): Told => [
    `the store ${file} cannot be used: ${reason}`,
    'Check --data, and the disk that holds it.',
  ],
  SchemaTooNew: ({ place, found, known }: Schema): Told => [
    `${place ?? 'the store'} has schema version ${found}, this release knows ${known}: use a newer release`,
    'Update accredit, or choose another store.',
  ],
  SchemaTooOld: ({ found, known }: Schema): Told => [
    `the store has schema version ${found}, this release needs ${known}: migrate it first`,
    'Run "accredit migrate".',
  ],
  BackupTargetExists: ({ file }: { file: string }): Told => [
    `there is a file ${file} already`,
    'Name a file that does not exist yet.',
  ],
  BackupUnderWay: ({ file }: { file: string }): Told => [
    `${file} exists: another run is at work, or one was interrupted`,
    'Wait for the other run; if there is none, delete that file.',
  ],
  BackupMissing: ({ file }: { file: string }): Told => [`there is no file ${file}`],
  BackupIsFolder: ({ file }: { file: string }): Told => [
    `${file} is a folder, but a backup is one file`,
    'Name the file that "accredit backup" wrote.',
  ],
  RestoreNotEmpty: ({ folder, first }: { folder: string; first: string }): Told => [
    `${folder} is not empty: there is ${first}`,
    'Name a folder that is empty or does not exist yet with --data.',
  ],
  RestoreServed: ({ folder }: { folder: string }): Told => [
    `${folder} holds a store that a service is using`,
    'Name a folder that is empty or does not exist yet with --data.',
  ],
  BackupIsStore: ({ file }: { file: string }): Told => [
    `${file} is the file of a store itself, which is only a part of the store`,
    'Make a backup of that store with "accredit backup", and restore that.',
  ],
  BackupEmpty: ({ file }: { file: string }): Told => [`${file} holds no store`],
  BackupForm: ({ file, found }: { file: string; found: string }): Told => [
    `${file} is no backup: ${found}`,
    'Name the file that "accredit backup" wrote.',
  ],
  BackupDamaged: ({ file, found }: { file: string; found: string }): Told => [
    `${file} is damaged: ${found}`,
    'Restore another backup.',
  ],
  BackupIncomplete: ({ file }: { file: string }): Told => [
    `${file} is damaged: records that belong together are missing`,
    'Restore another backup.',
  ],
  CopyOfPostgres: (): Told => [
    'accredit cannot copy a PostgreSQL store',
    'Use its own tools: pg_dump for a copy, continuous archiving for every moment; see "Backup and Restore" in its manual.',
  ],
  CopyOfMemory: (): Told => ['only a SQLite store can be copied'],
  AuditKeyMissing: ({ file }: { file: string }): Told => [
    `there is no audit key at ${file}`,
    'Name it with --audit-key.',
  ],
  AuditKeyNotMade: ({ file }: { file: string }): Told => [
    `nothing has been sealed here yet: there is no audit key at ${file}`,
    'The first "accredit serve" or "accredit work" makes the key. If it is kept elsewhere, name it with --audit-key.',
  ],
  AuditKeyUnreadable: ({ file }: { file: string }): Told => [
    `${file} holds a key that cannot be read`,
    'Check --audit-key.',
  ],
  AuditKeyForm: ({ file }: { file: string }): Told => [
    `${file} holds no key in PEM`,
    'Check --audit-key.',
  ],
  AuditKeyKind: ({ file }: { file: string }): Told => [
    `${file} holds a key that is not of the kind Ed25519`,
    'Check --audit-key.',
  ],
  AuditKeyPublic: ({ file }: { file: string }): Told => [
    `${file} must begin with the private key that signs`,
    'Check --audit-key.',
  ],
  AuditOfMemory: (): Told => ['only a sqlite or postgres:// store can be verified'],
  AnchorMissing: ({ file }: { file: string }): Told => [`there is no anchor at ${file}`],
  AnchorForm: ({ file }: { file: string }): Told => [
    `${file} holds no anchor of an activity log`,
    'Put back a copy of that file. Without one, run "accredit audit verify", move the file away and keep it as evidence.',
  ],
  AuditKeyOther: (): Told => [
    'the newest checkpoint of the activity log is not signed by the audit key of this node',
    'Nothing was changed. Put back the kept copy of the key that sealed it: audit-key.pem in the data folder, or the file that ACCREDIT_AUDIT_KEY names. Nodes that share a database need the same key.',
  ],
  AuditCutOff: ({ newest, file, noted }: { newest: number; file: string; noted: number }): Told => [
    `the activity log ends with checkpoint ${newest}, but ${file} notes checkpoint ${noted}: its end is missing, or the store is an older one or another one`,
    trustRemedy,
  ],
  AuditReplaced: ({ file, noted }: { file: string; noted: number }): Told => [
    `checkpoint ${noted} of the activity log is not the one that ${file} notes: the store is another one, or its log was rebuilt`,
    trustRemedy,
  ],
  MoveSource: ({ text }: { text: string }): Told => [
    `--from is "${text}", but it must be sqlite:<path>`,
  ],
  MoveTargetMissing: (): Told => [
    'the target of the move is missing',
    'Name the database with --to or in ACCREDIT_STORE.',
  ],
  MoveTarget: ({ text }: { text: string }): Told => [
    `--to is "${text}", but it must be a postgres:// address`,
    'Name the database with --to or in ACCREDIT_STORE.',
  ],
  MoveRefused: ({ reason }: { reason: string }): Told => [reason],
  MoveElsewhere: ({ reason }: { reason: string }): Told => [
    reason,
    'Make a new database and move again; the old store is as it was.',
  ],
  MoveOfServed: ({ file, pid }: { file: string; pid?: number | undefined }): Told => [
    `${file} is being served by ${pid === undefined ? 'another process' : `process ${pid}`}`,
    'Stop the service first.',
  ],
  MoveUnfinished: (): Told => [
    'the database is being filled by "accredit move", which has not finished',
    'Run the same "accredit move" again: it continues where it stopped.',
  ],
  DatabaseTooOld: ({ found, needed }: { found: number; needed: number }): Told => [
    `the database runs PostgreSQL ${found}; PostgreSQL ${needed} or newer is needed`,
    'Upgrade the server, or choose another with --store.',
  ],
  DatabaseIsWorker: (): Told => [
    'the address is that of a worker node of a cluster, which has locks and numbers of its own',
    'Name the coordinator with --store.',
  ],
  DatabaseInUse: (): Told => [
    'a service is using the database',
    'Stop every "accredit serve" and "accredit work", then run the same command again.',
  ],
  ClusterMissing: (): Told => [
    'the database is not part of a cluster: it does not have the extension citus',
    'Create the extension on every node and add the nodes to the coordinator, then run the same command again.',
  ],
  LayoutUnlike: ({ table, found, wanted }: Placed): Told => [
    `the database is distributed in another way than this release needs: the table ${table} is ${found}, it must be ${wanted}; lines of the activity log could be lost`,
    'Nothing was changed. Undistribute every table, then run "accredit migrate --distribute".',
  ],
  LayoutApart: ({ table, beside }: { table: string; beside: string }): Told => [
    `the database is distributed in another way than this release needs: the table ${table} is not co-located with ${beside}`,
    'Nothing was changed. Undistribute every table, then run "accredit migrate --distribute".',
  ],
  NodeUnsafe: ({ node, name, found, wanted }: NodeSetting): Told => [
    `on the node ${node} the role’s setting ${name} is ${found}, it must be ${wanted}`,
    `Run "alter role … set ${name} = '${wanted}'" there, or "accredit migrate --distribute" again.`,
  ],
  ReplicasOfCluster: (): Told => [
    '--store-replicas is given, but the database is distributed: a replica of the coordinator has no partner’s rows',
    'Leave the option out; the nodes of a cluster share the reads already.',
  ],
  PoolerOfCluster: (): Told => [
    'the address says pooler=transaction, but a distributed database counts on settings of a session',
    'Connect to the coordinator itself, or through a pooler that keeps sessions.',
  ],
  TransactionUndecided: ({ node }: { node: string }): Told => [
    `the node ${node} has a prepared transaction that has not ended, so that lines or seals may be missing at the moment`,
    'Run the same command again in a minute. If it stays so, look at pg_prepared_xacts on that node and at the log of the coordinator, which ends such transactions.',
  ],
  ReplicaUnseen: (): Told => ['it has not been looked at yet'],
  ReplicaAway: ({ fault }: { fault: string }): Told => [
    `it does not answer: ${fault}`,
    'Start it, or leave it out of --store-replicas.',
  ],
  ReplicaOfOther: (): Told => [
    'it is not a copy of the store’s database',
    'Name a streaming replica of the same server, and the same database, with --store-replicas.',
  ],
  ReplicaWrites: (): Told => [
    'the server takes writes; it is the primary, or was promoted',
    'Name streaming replicas alone with --store-replicas.',
  ],
  ReplicaTimeline: ({ found, wanted }: { found: string; wanted: string }): Told => [
    `it follows timeline ${found}, the primary writes timeline ${wanted}`,
    'After a failover it is used again once it follows the new primary and has made a restart point.',
  ],
  ReplicaOlder: ({ found, known }: { found: number; known: number }): Told => [
    `its schema is version ${found}, this release needs ${known}`,
    'It is used once it has replayed the migration.',
  ],
  ReplicaBehind: (
    { lag, most }: { lag: number; most: number },
    { duration }: ServiceFormats,
  ): Told => [
    `it is ${duration(lag)} behind; --replica-lag is ${duration(most)}`,
    'Look at its network, its disk and recovery_min_apply_delay, or raise --replica-lag.',
  ],
  ShardsAlone: (): Told => ['--shards is given without --distribute'],
  DistributionOfSqlite: (): Told => [
    '--distribute needs a PostgreSQL store',
    'Name the coordinator of the cluster with --store.',
  ],
  LayoutOfSqlite: (): Told => [
    'only a PostgreSQL database has a layout to show',
    'Name it with --store postgres://…',
  ],
  MigrationOfMemory: (): Told => [
    '--store is memory, which is deleted at the end; nothing to migrate',
  ],
  PortInUse: ({ host, port, flag }: { host: string; port: number; flag: string }): Told => [
    `port ${port} on ${host} is in use`,
    `Stop what uses it, or choose another with --${flag}${flag === 'port' ? '; 0 takes a free one' : ''}.`,
  ],
  PortForbidden: ({ host, port, user, flag }: Port): Told => [
    `the user ${user} may not listen on port ${port} of ${host}`,
    `Choose a port from 1024 upwards with --${flag}.`,
  ],
  HostNotHere: ({ host }: { host: string }): Told => [
    `--host is ${host}, which is no address of this machine`,
    'Name one of its addresses, 127.0.0.1 for this machine alone, or 0.0.0.0 for all.',
  ],
}

export interface Forbidden {
  folder: string
  user: string
  owner: number
}
export interface Schema {
  place?: string | undefined
  found: number
  known: number
}
export interface Port {
  host: string
  port: number
  user: string
  flag: string
}

export interface Placed {
  readonly table: string
  readonly found: string
  readonly wanted: string
}

export interface NodeSetting {
  readonly node: string
  readonly name: string
  readonly found: string
  readonly wanted: string
}
