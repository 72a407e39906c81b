package commercegraph.orders.persistence;

import commercegraph.support.errors.GraphFailure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.PriorityOrdered;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/// A database that is away or too slow is UNAVAILABLE, whichever port is asked: callers try again,
/// messages wait. Whatever else a statement throws is a fault of ours, and stays what it is.
@Component
class UnavailableStore implements BeanPostProcessor, PriorityOrdered {

    /// Around the bean itself, within whatever others put around it.
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        Class<?> type = bean.getClass();
        return type.isAnnotationPresent(Repository.class)
                ? Proxy.newProxyInstance(
                        type.getClassLoader(),
                        type.getInterfaces(),
                        (_, method, arguments) -> call(bean, method, arguments))
                : bean;
    }

    private static Object call(Object bean, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(bean, arguments);
        } catch (InvocationTargetException thrown) {
            throw translated(thrown.getTargetException());
        }
    }

    static Throwable translated(Throwable thrown) {
        return switch (thrown) {
            case DataAccessResourceFailureException away -> unavailable(away);
            case NonTransientDataAccessResourceException away -> unavailable(away);
            case RecoverableDataAccessException away -> unavailable(away);
            case TransientDataAccessException away -> unavailable(away);
            case CannotCreateTransactionException away -> unavailable(away);
            case TransactionSystemException away -> unavailable(away);
            default -> thrown;
        };
    }

    private static GraphFailure unavailable(RuntimeException away) {
        return GraphFailure.unavailable("The orders' database does not answer", away);
    }
}
