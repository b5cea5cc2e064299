/**
 * The HTTP conventions of every system, in one place, and the way in for commands that come by
 * HTTP.
 *
 * <p>What a room uses: {@link dev.waybill.platform.http.Intake} takes its commands from a
 * controller and hands them to a {@link dev.waybill.platform.http.RequestHandler}, many at once, in
 * one transaction; {@link dev.waybill.platform.http.Asking} says who asks and how; {@link
 * dev.waybill.platform.http.Answer} and {@link dev.waybill.platform.http.Problem} are what comes
 * back; {@link dev.waybill.platform.http.Page}, {@link dev.waybill.platform.http.Cursor} and {@link
 * dev.waybill.platform.http.Etag} are for reading.
 *
 * <p>A request passes, in this order:
 *
 * <ul>
 *   <li>{@code ForgetfulProtocol} (Tomcat's), {@code ProblemValve} (what it refuses is a problem
 *       too), {@code EdgeFilter} (trace context, rate limit, size limit with {@code LimitedBody}),
 *       {@code RequestTimes};
 *   <li>{@code AskingResolver}, the controller, and for a command the {@code IntakeLoop} of its
 *       handler: {@code Waiting} in the {@code WaitingRoom} until a {@code Round} (one transaction)
 *       begins, with {@code Idempotency} keys claimed and {@code Outcome}s kept in it;
 *   <li>{@code ProblemAdvice}, for whatever went wrong on the way.
 * </ul>
 *
 * <p>A command that fails is tried again where that helps: after a conflict with another
 * transaction or a duplicate key, once and alone; after a lost connection, once, all together. What
 * was lost at the commit is never done again: it is answered with {@code outcome-unknown}.
 *
 * <p>{@link dev.waybill.platform.http.WebServer} is Spring Boot underneath; {@code HttpConventions}
 * registers all of this with it, {@code OpenApiDocument} describes it.
 */
@NullMarked
package dev.waybill.platform.http;

import org.jspecify.annotations.NullMarked;
