package dev.waybill.proof.simulate;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * A machine's connections to the database. Before each statement and around each commit the baton
 * goes back to the stage: others may go first, and the connection or the machine may be lost.
 */
final class Sessions extends AbstractDataSource {

    private final Cellar cellar;
    private final Stage stage;
    private final Set<Session> open = new LinkedHashSet<>();

    Sessions(Cellar cellar, Stage stage) {
        this.cellar = cellar;
        this.stage = stage;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Actor.me().mindDeath();
        var session = new Session(cellar.take());
        open.add(session);
        return session.asConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    /** All of them: what was not committed is undone. */
    void lose() {
        List.copyOf(open).forEach(Session::lose);
    }

    private static SQLException lost() {
        return new SQLException("the connection is lost", "08006");
    }

    private final class Session implements InvocationHandler {
        private final Cellar.Line line;
        private final List<Statement> statements = new ArrayList<>();
        private boolean closed;
        private boolean worked;
        private boolean told;

        Session(Cellar.Line line) {
            this.line = line;
        }

        Connection asConnection() {
            return (Connection)
                    Proxy.newProxyInstance(
                            Session.class.getClassLoader(),
                            new Class<?>[] {Connection.class},
                            this);
        }

        void lose() {
            if (!closed) {
                closed = true;
                open.remove(this);
                statements.forEach(Session::closeQuietly);
                cellar.put(line);
            }
        }

        private static void closeQuietly(Statement statement) {
            try {
                statement.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given)
                throws Throwable {
            return switch (method.getName()) {
                case "close" -> {
                    lose();
                    yield null;
                }
                case "isClosed" -> closed;
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> given != null && proxy == given[0];
                case "toString" -> "a connection of the simulation";
                case "commit" -> {
                    commit();
                    yield null;
                }
                case "prepareStatement" -> {
                    var text = (String) requireNonNull(given)[0];
                    yield wrapped(
                            statement(pass(method, given)), PreparedStatement.class, proxy, text);
                }
                case "createStatement" ->
                        wrapped(statement(pass(method, given)), Statement.class, proxy, "");
                default -> pass(method, given);
            };
        }

        private static Statement statement(@Nullable Object made) {
            return (Statement) requireNonNull(made);
        }

        private void commit() throws SQLException {
            mind();
            if (!worked) {
                line.connection().commit();
                return;
            }
            var fault = Actor.me().step(Moment.COMMIT, "");
            cutIf(fault == Fault.CUT_BEFORE);
            mind();
            execute(() -> {
                line.connection().commit();
                return null;
            });
            worked = false;
            if (told) {
                told = false;
                stage.stir(); // a relay has something to look for, whoever's it is
            }
            stage.committed();
            cutIf(Actor.me().step(Moment.COMMITTED, "") == Fault.CUT_AFTER);
        }

        private void cutIf(boolean cut) throws SQLException {
            if (cut) {
                lose();
                throw lost();
            }
        }

        private @Nullable Object pass(Method method, Object @Nullable [] given) throws Throwable {
            mind();
            return call(line.connection(), method, given);
        }

        private void mind() throws SQLException {
            Actor.me().mindDeath();
            if (closed) {
                throw lost();
            }
        }

        private <S extends Statement> Object wrapped(
                Statement real, Class<S> type, Object connection, String text) {
            statements.add(real);
            return Proxy.newProxyInstance(
                    Session.class.getClassLoader(),
                    new Class<?>[] {type},
                    (self, method, given) ->
                            switch (method.getName()) {
                                case "getConnection" -> connection;
                                case "hashCode" -> System.identityHashCode(self);
                                case "equals" -> given != null && self == given[0];
                                case "close" -> {
                                    if (!closed) {
                                        statements.remove(real);
                                        real.close();
                                    }
                                    yield null;
                                }
                                case "execute",
                                        "executeQuery",
                                        "executeUpdate",
                                        "executeLargeUpdate",
                                        "executeBatch" ->
                                        run(real, method, given, text);
                                default -> {
                                    mind();
                                    yield call(real, method, given);
                                }
                            });
        }

        private @Nullable Object run(
                Statement real, Method method, Object @Nullable [] given, String text)
                throws Throwable {
            mind();
            var sql = given != null && given.length > 0 ? (String) given[0] : text;
            var label = Label.of(sql);
            cutIf(Actor.me().step(Moment.STATEMENT, label) == Fault.CUT_BEFORE);
            mind();
            var alone = line.connection().getAutoCommit();
            worked = true;
            told |= label.equals("insert platform.outbox");
            var result = execute(() -> call(real, method, given));
            if (alone && Label.changes(label)) {
                stage.committed();
                cutIf(Actor.me().step(Moment.COMMITTED, label) == Fault.CUT_AFTER);
            }
            return result;
        }

        private @Nullable Object execute(Act act) throws SQLException {
            var actor = Actor.me();
            actor.enterDatabase(line.backend());
            try {
                return act.run();
            } catch (SQLException | RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            } finally {
                actor.leaveDatabase();
            }
        }
    }

    @FunctionalInterface
    private interface Act {
        @Nullable Object run() throws Throwable;
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] given)
            throws Throwable {
        try {
            return method.invoke(target, given);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
