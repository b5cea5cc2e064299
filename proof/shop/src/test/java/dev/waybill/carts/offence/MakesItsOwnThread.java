package dev.waybill.carts.offence;

public final class MakesItsOwnThread {

    Thread thread(Runnable work) {
        return new Thread(work);
    }
}
