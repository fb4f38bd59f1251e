using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Writing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CoopLedger.Ledger;

/// <summary>How a ledger is put together.</summary>
public static class LedgerRegistration
{
    /// <summary>Registers the write message with its behaviours, outermost first, and the live
    /// projection, on a store.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="store">The store.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="keys">The keys of private persons; without them an erasure is recorded and
    /// destroys none.</param>
    public static IServiceCollection AddLedger(
        this IServiceCollection services, IEventStore store, TimeProvider clock,
        SubjectKeys? keys = null) => (keys is null ? services : services
            .AddSingleton<IPipelineBehavior<Submit, Receipt>>(new KeyDestruction(keys)))
        .AddSingleton(store)
        .AddSingleton<IEventLog>(store)
        .AddSingleton(clock)
        .AddSingleton<ServiceFactory>(provider => provider.GetRequiredService)
        .AddSingleton<IMediator, Mediator>()
        .AddSingleton<IRequestHandler<Submit, Receipt>, SubmitHandler>()
        .AddSingleton<IPipelineBehavior<Submit, Receipt>, Tracing>()
        .AddSingleton<IPipelineBehavior<Submit, Receipt>, ConflictRetry>()
        .AddSingleton<IPipelineBehavior<Submit, Receipt>, Idempotency>()
        .AddSingleton<IPipelineBehavior<Submit, Receipt>, Vocabulary>()
        .AddSingleton<IPipelineBehavior<Submit, Receipt>, ClosedToCorrections>()
        .AddSingleton<IPipelineBehavior<Submit, Receipt>, OpenLoans>()
        .AddSingleton<IPipelineBehavior<Submit, Receipt>, KeySuccession>()
        .AddSingleton<IPipelineBehavior<Submit, Receipt>, PeriodSealing>()
        .AddSingleton<LiveProjection>()
        .AddSingleton<INotificationHandler<Appended>>(
            provider => provider.GetRequiredService<LiveProjection>());
}
