/** The far end of the browser host: the same simulation that the desktop app runs in a thread of its main process. */
import { createHost } from '../../electron/host/create-host'
import { serveHost } from '../../electron/host/remote'
import { systemClock } from '../../electron/host/wall-clock'

serveHost(createHost(systemClock), self)
