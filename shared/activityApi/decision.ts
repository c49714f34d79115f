/**
 * What to do about a reply that is no success:
 * - `retry`: trouble of the line or the service; again, then at a later poll
 * - `throttled`: too many requests; again after a pause
 * - `renewToken`: the token was refused; once more with a new one (the client does this by itself)
 * - `startSubscription`: nothing is collected for this content type; start it
 * - `alreadyEnabled`: the subscription was running; a success
 * - `refused`: the service says that it does not have this content
 * - `expired`: the content's time is over; lost to this API
 * - `relist`: the page token is void; list the window from its start
 * - `window`: the span asked for breaks a rule, often by a wrong clock
 * - `stop`: nothing works until a person acts; `fix` says how
 */
export type Decision =
  | 'retry'
  | 'throttled'
  | 'renewToken'
  | 'startSubscription'
  | 'alreadyEnabled'
  | 'refused'
  | 'expired'
  | 'relist'
  | 'window'
  | 'stop';
