package org.rescind.messaging;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Comes after the interceptor that begins the transaction. */
@KillPoint
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class KillPointInterceptor {

    private final KillPoints killPoints;

    KillPointInterceptor(KillPoints killPoints) {
        this.killPoints = killPoints;
    }

    @AroundInvoke
    Object intercept(InvocationContext call) throws Exception {
        killPoints.aroundCommit(call.getMethod().getAnnotation(KillPoint.class).value());
        return call.proceed();
    }
}
